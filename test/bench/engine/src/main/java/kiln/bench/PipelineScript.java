package kiln.bench;

import groovy.lang.Binding;
import groovy.lang.MissingPropertyException;
import groovy.lang.Script;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.Map;
import org.codehaus.groovy.runtime.InvokerHelper;

/** Base class of the Jenkinsfile and of library variables; resolves names as CpsScript of workflow-cps does. */
public abstract class PipelineScript extends Script implements Serializable {
    private static final long serialVersionUID = 1L;

    protected PipelineScript() {
        setBinding(new Binding(Program.current().state().binding));
    }

    /** Library variables win over steps of the same name. */
    @Override
    public final Object invokeMethod(String name, Object args) {
        Object[] arguments = args instanceof Object[] array ? array : new Object[] {args};
        Object callable = getBinding().getVariables().get(name);
        if (callable == null || InvokerHelper.getMetaClass(callable).respondsTo(callable, "call", arguments).isEmpty()) {
            callable = Program.current().libraryVariable(name);
        }
        if (callable != null) return Dispatch.call(callable, "call", arguments);
        return Steps.invoke(name, arguments);
    }

    @Override
    public Object getProperty(String name) {
        try {
            return super.getProperty(name);
        } catch (MissingPropertyException missing) {
            Object value = Program.current().global(name);
            if (value == null) value = Program.current().libraryVariable(name);
            if (value == null) value = Program.current().environment(name);
            if (value == null) throw missing;
            return value;
        }
    }

    @Override
    public void println() {
        Steps.print("println", "");
    }

    @Override
    public void println(Object value) {
        Steps.print("println", value);
    }

    @Override
    public void print(Object value) {
        Steps.print("print", value);
    }

    /** Keeps Groovy's own `sleep` away from the step of this name. */
    public Object sleep(long time) {
        return Steps.invoke("sleep", new Object[] {time});
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
        out.defaultWriteObject();
        out.writeObject(getBinding().getVariables());
    }

    /** Binding keeps the very map, so that all scripts of the state share its variables again. */
    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        setBinding(new Binding((Map<?, ?>) in.readObject()));
    }
}
