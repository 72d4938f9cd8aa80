package kiln.bench;

import com.google.gson.JsonArray;
import groovy.lang.Script;
import hudson.AbortException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** A run in this JVM: its classes, its state, and what its code finds under which name. */
final class Program {
    /** A failure of the run that the program cannot catch. */
    static final class Fatal extends Error {
        private static final long serialVersionUID = 1L;

        Fatal(String message) {
            super(message);
        }
    }

    private static Program current;

    private final ProgramLoader loader;
    private final State state;
    private final StepTable table;
    private final Function<String, String> environment;
    private final Object blockSteps;
    private final Set<String> allSandboxCalls = new HashSet<>();
    private final List<String> newSandboxCalls = new ArrayList<>();
    private final Scheduler scheduler = new Scheduler(this);
    private String failure;

    Program(ProgramLoader loader, State state, StepTable table, Object blockSteps, Function<String, String> environment) {
        this.loader = loader;
        this.state = state;
        this.table = table;
        this.blockSteps = blockSteps;
        this.environment = environment;
    }

    /** Runs the work as this program's. */
    void asCurrent(Runnable work) {
        Program outer = current;
        current = this;
        try {
            work.run();
        } finally {
            current = outer;
        }
    }

    static Program current() {
        if (current == null) throw new IllegalStateException("no program is running");
        return current;
    }

    Scheduler scheduler() {
        return scheduler;
    }

    ProgramLoader loader() {
        return loader;
    }

    State state() {
        return state;
    }

    StepTable table() {
        return table;
    }

    Object blockSteps() {
        return blockSteps;
    }

    /** Notes what sandboxed code calls; the alternatives of one call are any of them enough to permit it. */
    void sandboxCall(String alternatives) {
        if (allSandboxCalls.add(alternatives)) newSandboxCalls.add(alternatives);
    }

    /** @return the calls of sandboxed code that were not seen before */
    JsonArray takeSandboxCalls() {
        JsonArray calls = new JsonArray();
        newSandboxCalls.forEach(calls::add);
        newSandboxCalls.clear();
        return calls;
    }

    /** Why the run failed whatever the program does; null when it did not. */
    String failure() {
        return failure;
    }

    /** Ends the run with an error that the program cannot catch. */
    void fail(String message) {
        throw noteFailure(message);
    }

    Fatal noteFailure(String message) {
        if (failure == null) failure = message;
        return new Fatal(message);
    }

    /** Tells the driver of a step that the engine runs by itself. */
    void note(String step, LinkedHashMap<String, Object> args) {
        Request.Call call = new Request.Call(step, args);
        call.blocks.addAll(scheduler.blocks());
        scheduler.turn().noted().put(state.nextId(), call);
    }

    void log(String line) {
        scheduler.turn().log().add(new Turn.LogLine(line, scheduler.blocks()));
    }

    String environment(String name) {
        return environment.apply(name);
    }

    String resource(String path) {
        try {
            return loader.resource(path);
        } catch (AbortException e) {
            throw Dispatch.<RuntimeException>sneaky(e);
        }
    }

    Set<String> globals() {
        Set<String> names = new LinkedHashSet<>(List.of("currentBuild", "env", "params", "scm"));
        names.addAll(loader.variables());
        return names;
    }

    Object global(String name) {
        return switch (name) {
            case "steps" -> new Steps();
            case "env" -> new Environment();
            case "params" -> state.params;
            case "currentBuild" -> state.currentBuild;
            case "scm" -> new LinkedHashMap<>(Map.of("$class", "GitSCM"));
            default -> null;
        };
    }

    /** @return null when no loaded library has a variable of this name */
    Object libraryVariable(String name) {
        if (!loader.variables().contains(name)) return null;
        Object variable = state.binding.get(name);
        if (variable == null) {
            variable = newScript(name);
            state.binding.put(name, variable);
        }
        return variable;
    }

    Script newScript(String className) {
        try {
            return (Script) loader.loadClass(className).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw Dispatch.<RuntimeException>sneaky(e.getCause() == null ? e : e.getCause());
        }
    }
}
