package kiln.bench;

import com.cloudbees.groovy.cps.Continuable;
import com.cloudbees.groovy.cps.CpsTransformer;
import com.cloudbees.groovy.cps.Env;
import com.cloudbees.groovy.cps.Envs;
import com.cloudbees.groovy.cps.SandboxCpsTransformer;
import com.cloudbees.groovy.cps.impl.CpsCallableInvocation;
import com.cloudbees.groovy.cps.sandbox.SandboxInvoker;
import java.util.function.Supplier;

/** What differs between the versions of groovy-cps: this one is 1.24, which runs in the sandbox and knows no mismatches. */
final class Cps {
    private Cps() {}

    static CpsTransformer transformer() {
        return new SandboxCpsTransformer();
    }

    /** Suspends the program: the call of `step` gives `request` to the engine, and later the step's result to the program. */
    static Object suspend(String step, Object request) {
        return Continuable.suspend(request);
    }

    /** Invocations have no names here. */
    static CpsCallableInvocation renamed(CpsCallableInvocation invocation, String name) {
        return invocation;
    }

    /** Invocations have no names here that could be checked. */
    static void expect(Program program, CpsCallableInvocation invocation, String method) {}

    static Env outermost() {
        return Envs.empty(new SandboxInvoker());
    }

    /** Runs one stretch of a program, with groovy-cps' reports and the sandbox directed to it. */
    static <T> T watched(Program program, Supplier<T> stretch) {
        SandboxRecorder recorder = new SandboxRecorder(program);
        recorder.register();
        try {
            return stretch.get();
        } finally {
            recorder.unregister();
        }
    }
}
