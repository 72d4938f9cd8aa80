package hudson;

import java.io.IOException;

/** Stand-in for Jenkins' class of this name: what `error` and a failing step throw. */
public class AbortException extends IOException {
    private static final long serialVersionUID = 1L;

    public AbortException() {}

    public AbortException(String message) {
        super(message);
    }
}
