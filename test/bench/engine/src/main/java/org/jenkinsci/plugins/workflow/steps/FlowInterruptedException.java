package org.jenkinsci.plugins.workflow.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Stand-in for Jenkins' class of this name: an abort, or a time-out, on its way through the program.
 * The behaviour follows workflow-step-api: the message joins the short descriptions of the causes.
 */
public class FlowInterruptedException extends InterruptedException {
    private static final long serialVersionUID = 1L;

    private final ArrayList<CauseOfInterruption> causes = new ArrayList<>();
    private boolean actualInterruption = true;

    public FlowInterruptedException(CauseOfInterruption cause) {
        causes.add(cause);
    }

    public String getResult() {
        return "ABORTED";
    }

    public List<CauseOfInterruption> getCauses() {
        return causes;
    }

    public boolean isActualInterruption() {
        return actualInterruption;
    }

    /** Cleared by the `timeout` step once its own interruption has left it, so that a `retry` around it may retry. */
    public void setActualInterruption(boolean actualInterruption) {
        this.actualInterruption = actualInterruption;
    }

    @Override
    public String getMessage() {
        return causes.stream().map(CauseOfInterruption::getShortDescription).collect(Collectors.joining(", "));
    }
}
