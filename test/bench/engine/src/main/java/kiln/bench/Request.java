package kiln.bench;

import groovy.lang.Closure;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a program is suspended at. */
abstract sealed class Request implements Serializable {
    private static final long serialVersionUID = 1L;

    /** A step without a body. */
    static final class Call extends Request {
        final String step;
        final LinkedHashMap<String, Object> args;

        Call(String step, LinkedHashMap<String, Object> args) {
            this.step = step;
            this.args = args;
        }
    }

    /** The beginning of a block step. */
    static final class Enter extends Request {
        final String step;
        final LinkedHashMap<String, Object> args;

        Enter(String step, LinkedHashMap<String, Object> args) {
            this.step = step;
            this.args = args;
        }
    }

    /** The end of a block step. */
    static final class Leave extends Request {
        final int block;
        final String outcome;

        Leave(int block, String outcome) {
            this.block = block;
            this.outcome = outcome;
        }
    }

    /** `parallel`: the program goes on when all branches have ended. */
    static final class Fork extends Request {
        final LinkedHashMap<String, Closure<?>> branches;
        final boolean failFast;

        Fork(Map<String, Closure<?>> branches, boolean failFast) {
            this.branches = new LinkedHashMap<>(branches);
            this.failFast = failFast;
        }
    }

    private Request() {}

    /** The ids of enclosing blocks, outermost first; as they were when the request was made. */
    final ArrayList<Integer> blocks = new ArrayList<>();
}
