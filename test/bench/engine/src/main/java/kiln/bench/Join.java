package kiln.bench;

import com.cloudbees.groovy.cps.Outcome;
import hudson.AbortException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** A running `parallel`: waits for all branches, as ParallelStep of workflow-cps does. */
final class Join implements Serializable {
    private static final long serialVersionUID = 1L;

    final Branch parent;
    final boolean failFast;
    /** Set once the other branches have been told to stop. */
    boolean stopping;
    private final int size;
    private final LinkedHashMap<String, Object> results = new LinkedHashMap<>();
    private final ArrayList<Throwable> failures = new ArrayList<>();
    private int finished;

    Join(Branch parent, boolean failFast, Iterable<String> names, int size) {
        this.parent = parent;
        this.failFast = failFast;
        this.size = size;
        names.forEach(name -> results.put(name, null));
    }

    void finish(String name, Outcome outcome) {
        finished++;
        if (outcome.isSuccess()) {
            results.put(name, outcome.getNormal());
        } else if (!failures.contains(outcome.getAbnormal())) {
            failures.add(outcome.getAbnormal());
        }
    }

    boolean isDone() {
        return finished == size;
    }

    Outcome outcome() {
        if (failures.isEmpty()) return new Outcome(new LinkedHashMap<>(results), null);
        List<Throwable> ordered = new ArrayList<>(failures);
        if (!failFast) ordered.sort(Comparator.comparingInt(Join::mildness));
        Throwable worst = ordered.get(0);
        ordered.stream().skip(1).forEach(worst::addSuppressed);
        return new Outcome(null, worst);
    }

    /** A program error is worse than a failed step, and that is worse than an abort. */
    private static int mildness(Throwable failure) {
        if (failure instanceof FlowInterruptedException) return 2;
        return failure instanceof AbortException ? 1 : 0;
    }
}
