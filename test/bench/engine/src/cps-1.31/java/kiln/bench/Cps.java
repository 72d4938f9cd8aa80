package kiln.bench;

import com.cloudbees.groovy.cps.Continuable;
import com.cloudbees.groovy.cps.CpsTransformer;
import com.cloudbees.groovy.cps.Env;
import com.cloudbees.groovy.cps.Envs;
import com.cloudbees.groovy.cps.impl.CpsCallableInvocation;
import java.util.function.Supplier;

/** What differs between the versions of groovy-cps: this one is 1.31, which reports mismatches and has no sandbox here. */
final class Cps {
    private Cps() {}

    static CpsTransformer transformer() {
        return new CpsTransformer();
    }

    /** Suspends the program: the call of `step` gives `request` to the engine, and later the step's result to the program. */
    static Object suspend(String step, Object request) {
        return Continuable.suspend(step, request);
    }

    /** The same invocation under the name that the program used, so that groovy-cps sees no mismatch. */
    static CpsCallableInvocation renamed(CpsCallableInvocation invocation, String name) {
        return new CpsCallableInvocation(name, invocation.call, invocation.receiver, invocation.arguments.toArray());
    }

    /** Fails the run when the call that begins a branch was lost on its way, as groovy-cps checks it inside a program. */
    static void expect(Program program, CpsCallableInvocation invocation, String method) {
        if (!invocation.methodName.equals(method)) {
            program.fail(mismatch(null, method, invocation.receiver, invocation.methodName));
        }
    }

    static Env outermost() {
        return Envs.empty();
    }

    /** Runs one stretch of a program, with groovy-cps' reports and the sandbox directed to it. */
    static <T> T watched(Program program, Supplier<T> stretch) {
        CpsCallableInvocation.registerMismatchHandler((expectedReceiver, expected, actualReceiver, actual) ->
                program.fail(mismatch(expectedReceiver, expected, actualReceiver, actual)));
        try {
            return stretch.get();
        } finally {
            CpsCallableInvocation.registerMismatchHandler(null);
        }
    }

    private static String mismatch(Object expectedReceiver, String expected, Object actualReceiver, String actual) {
        return "expected to call " + className(expectedReceiver) + "." + expected
                + " but wound up catching " + className(actualReceiver) + "." + actual
                + ": code that groovy-cps does not transform called code that it does";
    }

    private static String className(Object receiver) {
        if (receiver == null) return "the program";
        return (receiver instanceof Class<?> c ? c : receiver.getClass()).getName();
    }
}
