package kiln.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one stretch of running brought.
 *
 * @param handedOut calls that now wait for the driver
 * @param cancelled waiting calls that are to be interrupted, and why
 * @param noted steps that the engine ran by itself
 */
record Turn(List<Integer> handedOut, Map<Integer, String> cancelled, Map<Integer, Request.Call> noted, List<LogLine> log) {
    /** @param blocks where the program stood, outermost first */
    record LogLine(String text, List<Integer> blocks) {}

    Turn() {
        this(new ArrayList<>(), new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>());
    }
}
