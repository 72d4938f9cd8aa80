package kiln.bench;

import org.codehaus.groovy.runtime.callsite.CallSiteArray;

/** Calls methods by name as compiled Groovy does: what they throw arrives unwrapped, groovy-cps' own signal too. */
final class Dispatch {
    private Dispatch() {}

    static Object call(Object receiver, String method, Object... args) {
        try {
            return new CallSiteArray(Dispatch.class, new String[] {method}).array[0].call(receiver, args);
        } catch (Throwable failure) {
            throw Dispatch.<RuntimeException>sneaky(failure);
        }
    }

    /** Throws a checked exception through code that does not declare it, as Groovy code does. */
    @SuppressWarnings("unchecked")
    static <E extends Throwable> RuntimeException sneaky(Throwable failure) throws E {
        throw (E) failure;
    }
}
