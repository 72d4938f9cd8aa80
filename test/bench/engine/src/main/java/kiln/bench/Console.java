package kiln.bench;

import hudson.AbortException;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** What the block steps tell the console and the build. */
public final class Console {
    private Console() {}

    public static void log(String line) {
        Program.current().log(line);
    }

    /** As retry and catchError report what they caught. */
    public static void error(Throwable failure) {
        if (failure instanceof AbortException) {
            log("ERROR: " + failure.getMessage());
        } else if (failure instanceof FlowInterruptedException) {
            log(failure.getMessage());
        } else {
            log(String.valueOf(failure));
        }
    }

    /** @param result what a block step makes of the build; null and SUCCESS leave it as it is */
    public static void worsen(String result) {
        if (result != null && !result.equals("SUCCESS")) Program.current().state().currentBuild.setResult(result);
    }

    /** The interruption by a `timeout` stops being an actual one where it leaves that step. */
    public static void leaveTimeout(FlowInterruptedException failure, int block) {
        boolean own = failure.getCauses().stream().anyMatch(cause -> Integer.valueOf(block).equals(cause.getTimeoutBlock()));
        if (own) failure.setActualInterruption(false);
    }
}
