package kiln.bench;

import com.cloudbees.groovy.cps.Block;
import com.cloudbees.groovy.cps.Env;
import com.cloudbees.groovy.cps.impl.CpsClosure;
import java.util.List;

/** As CpsClosure2 of workflow-cps: names that Groovy gives to every object reach the script from closures too. */
public class PipelineClosure extends CpsClosure {
    private static final long serialVersionUID = 1L;

    public PipelineClosure(Object owner, Object thisObject, List<String> parameters, Block body, Env capture) {
        super(owner, thisObject, parameters, body, capture);
    }

    public Object sleep(long time) {
        return Dispatch.call(getOwner(), "sleep", time);
    }

    public void println() {
        Dispatch.call(getOwner(), "println");
    }

    public void println(Object value) {
        Dispatch.call(getOwner(), "println", value);
    }

    public void print(Object value) {
        Dispatch.call(getOwner(), "print", value);
    }
}
