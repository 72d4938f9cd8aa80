package kiln.bench;

import com.cloudbees.groovy.cps.Continuable;

/** Tells whether a step is called from transformed code. */
final class Caller {
    private Caller() {}

    /**
     * Transformed code never runs as a Java method: it is data that groovy-cps walks through. So a method of the program on the
     * stack is @NonCPS, a constructor, or a callback from Java, and the step would be lost there.
     */
    static void mustBeTransformed(Program program, String step) {
        StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE).walk(frames -> {
            frames.takeWhile(frame -> frame.getDeclaringClass() != Continuable.class)
                    .filter(frame -> frame.getDeclaringClass().getClassLoader() == program.loader())
                    .findFirst()
                    .ifPresent(frame -> program.fail("the step " + step + " is called from " + frame.getClassName() + "."
                            + frame.getMethodName() + " (" + frame.getFileName() + ":" + frame.getLineNumber()
                            + "), which groovy-cps does not transform (a @NonCPS method, a constructor, or a callback from Java)"));
            return null;
        });
    }
}
