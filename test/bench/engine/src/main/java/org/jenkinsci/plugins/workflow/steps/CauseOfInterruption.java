package org.jenkinsci.plugins.workflow.steps;

import java.io.Serializable;

/** Why a program was interrupted. */
public class CauseOfInterruption implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String shortDescription;
    private final Integer timeoutBlock;

    /** @param timeoutBlock the `timeout` block whose time is over; null for any other cause */
    public CauseOfInterruption(String shortDescription, Integer timeoutBlock) {
        this.shortDescription = shortDescription;
        this.timeoutBlock = timeoutBlock;
    }

    public String getShortDescription() {
        return shortDescription;
    }

    public Integer getTimeoutBlock() {
        return timeoutBlock;
    }
}
