package kiln.bench;

import com.cloudbees.groovy.cps.Continuable;
import com.cloudbees.groovy.cps.Outcome;
import java.io.Serializable;
import java.util.ArrayList;

/** One thread of control: the program's first one, or a branch of `parallel`. */
final class Branch implements Serializable {
    private static final long serialVersionUID = 1L;

    /** An entered block step. */
    record Frame(int id, String step) implements Serializable {}

    final Continuable continuable;
    /** Blocks entered and not yet left, outermost first. */
    final ArrayList<Frame> frames = new ArrayList<>();
    /** The `parallel` that this is a branch of; null for the program's first branch. */
    final Join join;
    final String name;
    /** What the branch waits for; null while it can run. */
    Request pending;
    /** What it goes on with; null while it waits. */
    Outcome next = new Outcome(null, null);

    Branch(Continuable continuable, Join join, String name) {
        this.continuable = continuable;
        this.join = join;
        this.name = name;
    }
}
