package kiln.bench;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import hudson.AbortException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.jenkinsci.plugins.workflow.steps.CauseOfInterruption;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** Failures on their way in from the driver, and out to it. */
final class Failures {
    private Failures() {}

    static Throwable from(JsonObject error) {
        String message = error.get("message").getAsString();
        if (!error.get("kind").getAsString().equals("abort")) return new AbortException(message);
        Integer block = error.has("timeoutBlock") ? error.get("timeoutBlock").getAsInt() : null;
        return new FlowInterruptedException(new CauseOfInterruption(message, block));
    }

    static FlowInterruptedException abort(String reason) {
        return new FlowInterruptedException(new CauseOfInterruption(reason, null));
    }

    static JsonObject toJson(Throwable failure) {
        JsonObject json = new JsonObject();
        json.addProperty("class", failure.getClass().getName());
        json.addProperty("message", failure.getMessage() == null ? "" : failure.getMessage());
        JsonArray stack = new JsonArray();
        for (StackTraceElement frame : failure.getStackTrace()) {
            String file = frame.getFileName();
            if (file == null || frame.getLineNumber() < 1 || !(file.equals(ProgramLoader.JENKINSFILE) || file.endsWith(".groovy"))) continue;
            if (file.equals(BlockStepsLoader.FILE)) continue;
            JsonObject line = new JsonObject();
            line.addProperty("file", file);
            line.addProperty("line", frame.getLineNumber());
            line.addProperty("method", frame.getMethodName());
            stack.add(line);
        }
        json.add("stack", stack);
        return json;
    }

    static String trace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
