package kiln.bench;

import com.cloudbees.groovy.cps.impl.CpsCallableInvocation;
import groovy.lang.Closure;
import groovy.lang.GroovyObjectSupport;
import hudson.AbortException;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** `steps`: every name that is not a method or a library variable is looked up here. */
public final class Steps extends GroovyObjectSupport implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Block steps that decide on their body's failures have a method of their own in BlockSteps.groovy. */
    private static final Set<String> CONTROL = Set.of("catchError", "retry", "timeout", "warnError");

    @Override
    public Object invokeMethod(String name, Object args) {
        return invoke(name, args instanceof Object[] array ? array : new Object[] {args});
    }

    static Object invoke(String name, Object[] args) {
        Program program = Program.current();
        StepTable.Signature symbol = program.table().symbol(name);
        if (symbol != null) return describable(symbol, args);
        if (name.equals("parallel")) return renamed(name, () -> parallel(args));
        if (name.equals("pipeline")) {
            throw new UnsupportedOperationException("Declarative Pipeline (pipeline { … }) is not supported by the bench; write Scripted Pipeline");
        }
        StepTable.Signature step = program.table().step(name);
        if (step == null) throw program.table().noSuchMethod(name, program.globals());
        StepTable.Bound bound = StepTable.bind(step, args);
        Caller.mustBeTransformed(program, name);
        switch (name) {
            case "error": throw Dispatch.<RuntimeException>sneaky(new AbortException((String) bound.args().get("message")));
            case "libraryResource":
                program.note(name, bound.args());
                return program.resource((String) bound.args().get("resource"));
            case "unstable":
                program.note(name, bound.args());
                program.log("WARNING: " + bound.args().get("message"));
                program.state().currentBuild.setResult("UNSTABLE");
                return null;
            default:
        }
        if (!step.block()) return Cps.suspend(name, new Request.Call(name, bound.args()));
        Object[] block = {name, bound.args(), bound.body()};
        return renamed(name, () -> Dispatch.call(program.blockSteps(), CONTROL.contains(name) ? name : "block", block));
    }

    /** A described object, e.g. a credential binding: data, not a step. */
    private static Object describable(StepTable.Signature symbol, Object[] args) {
        LinkedHashMap<String, Object> described = new LinkedHashMap<>();
        described.put("$class", symbol.name());
        described.putAll(StepTable.bind(symbol, args).args());
        return described;
    }

    private static Object parallel(Object[] args) {
        Program program = Program.current();
        Caller.mustBeTransformed(program, "parallel");
        if (args.length != 1 || !(args[0] instanceof Map<?, ?> given)) {
            throw new IllegalArgumentException("parallel takes one map of branch names and closures");
        }
        boolean failFast = false;
        LinkedHashMap<String, Closure<?>> branches = new LinkedHashMap<>();
        for (Map.Entry<?, ?> e : given.entrySet()) {
            if (e.getValue() instanceof Closure<?> body) {
                branches.put(e.getKey().toString(), body);
            } else if ("failFast".equals(e.getKey()) && e.getValue() instanceof Boolean value) {
                failFast = value;
            } else {
                throw new IllegalArgumentException("Expected a closure or failFast but found " + e.getKey() + "=" + e.getValue());
            }
        }
        if (branches.isEmpty()) {
            program.log("No branches to run");
            return new LinkedHashMap<>();
        }
        return Cps.suspend("parallel", new Request.Fork(branches, failFast));
    }

    static void print(String method, Object value) {
        Caller.mustBeTransformed(Program.current(), method);
        LinkedHashMap<String, Object> args = new LinkedHashMap<>();
        args.put("message", String.valueOf(value));
        Cps.suspend(method, new Request.Call("echo", args));
    }

    /** Called by BlockSteps.groovy: the world enters the block. @return the block's id */
    public static Object enter(String step, LinkedHashMap<String, Object> args) {
        return Cps.suspend("enter", new Request.Enter(step, args));
    }

    /** Called by BlockSteps.groovy: the world leaves the block. */
    public static Object leave(int block, String outcome) {
        return Cps.suspend("leave", new Request.Leave(block, outcome));
    }

    private static Object renamed(String name, Supplier<Object> call) {
        try {
            return call.get();
        } catch (CpsCallableInvocation invocation) {
            throw Cps.renamed(invocation, name);
        }
    }
}
