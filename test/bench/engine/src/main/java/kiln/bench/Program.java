package kiln.bench;

import com.cloudbees.groovy.cps.Continuable;
import com.cloudbees.groovy.cps.Continuation;
import com.cloudbees.groovy.cps.Next;
import com.cloudbees.groovy.cps.Outcome;
import com.cloudbees.groovy.cps.impl.CpsCallableInvocation;
import com.google.gson.JsonArray;
import groovy.lang.Closure;
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
import java.util.function.Supplier;

/** A run in this JVM: its classes, its state, and what a stretch of running it brought. */
final class Program {
    /** A failure of the run that the program cannot catch. */
    static final class Fatal extends Error {
        private static final long serialVersionUID = 1L;

        Fatal(String message) {
            super(message);
        }
    }

    /**
     * @param cancelled waiting calls that are to be interrupted, and why
     * @param noted steps that the engine ran by itself
     */
    record Turn(List<Integer> handedOut, Map<Integer, String> cancelled, List<LogLine> log, Map<Integer, Request.Call> noted) {
        Turn() {
            this(new ArrayList<>(), new LinkedHashMap<>(), new ArrayList<>(), new LinkedHashMap<>());
        }
    }

    /** @param blocks where the program stood, outermost first */
    record LogLine(String text, List<Integer> blocks) {}

    private static Program current;

    private final ProgramLoader loader;
    private final State state;
    private final StepTable table;
    private final Function<String, String> environment;
    private final Object blockSteps;
    private final Set<String> allSandboxCalls = new HashSet<>();
    private final List<String> newSandboxCalls = new ArrayList<>();
    private Branch running;
    private Turn turn;
    private Outcome end;
    private String failure;

    Program(ProgramLoader loader, State state, StepTable table, Object blockSteps, Function<String, String> environment) {
        this.loader = loader;
        this.state = state;
        this.table = table;
        this.blockSteps = blockSteps;
        this.environment = environment;
    }

    static Program current() {
        if (current == null) throw new IllegalStateException("no program is running");
        return current;
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

    /** How the program ended; null while it waits. */
    Outcome end() {
        return end;
    }

    /** Why the run failed whatever the program does; null when it did not. */
    String failure() {
        return failure;
    }

    /** Ends the run with an error that the program cannot catch. */
    void fail(String message) {
        if (failure == null) failure = message;
        throw new Fatal(message);
    }

    /** Tells the driver of a step that the engine runs by itself. */
    void note(String step, LinkedHashMap<String, Object> args) {
        Request.Call call = new Request.Call(step, args);
        call.blocks.addAll(blocks());
        turn.noted().put(state.nextId(), call);
    }

    void log(String line) {
        turn.log().add(new LogLine(line, blocks()));
    }

    /** The ids of the blocks around the place where the program stands, outermost first. */
    List<Integer> blocks() {
        if (running == null) return List.of();
        return running.frames.stream().map(Branch.Frame::id).toList();
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
        return state.binding.computeIfAbsent(name, this::newScript);
    }

    private Script newScript(String className) {
        try {
            return (Script) loader.loadClass(className).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw Dispatch.<RuntimeException>sneaky(e.getCause() == null ? e : e.getCause());
        }
    }

    /** @param method a method of the script to call; null runs the script itself */
    Turn start(String method, Object[] args) {
        String entry = method == null ? "run" : method;
        return turn(() -> spawn(null, "", entry, () -> Dispatch.call(newScript(ProgramLoader.JENKINSFILE), entry, args)));
    }

    Turn resume(int call, Outcome outcome) {
        Branch branch = state.waiting.remove(call);
        if (branch == null) throw new IllegalArgumentException("no call " + call + " is waiting");
        return turn(() -> {
            Request request = branch.pending;
            if (request instanceof Request.Enter enter && outcome.isSuccess()) {
                branch.frames.add(new Branch.Frame(call, enter.step));
                go(branch, new Outcome(call, null));
            } else {
                if (outcome.isFailure()) locate(outcome.getAbnormal(), branch.continuable);
                go(branch, outcome);
            }
        });
    }

    /** A failure that comes from outside has its place in the program, not in the engine. */
    private static void locate(Throwable failure, Continuable continuable) {
        failure.setStackTrace(continuable.getStackTrace().toArray(new StackTraceElement[0]));
    }

    private static void go(Branch branch, Outcome outcome) {
        branch.pending = null;
        branch.next = outcome;
    }

    private Turn turn(Runnable first) {
        Program outer = current;
        current = this;
        turn = new Turn();
        try {
            Cps.watched(this, () -> {
                first.run();
                for (Branch branch; failure == null && (branch = runnable()) != null; ) run(branch);
                return null;
            });
        } catch (Fatal e) {
            failure = e.getMessage();
        } catch (Throwable e) {
            failure = "groovy-cps gave up: " + Failures.trace(e);
        } finally {
            current = outer;
        }
        return turn;
    }

    private Branch runnable() {
        return state.branches.stream().filter(branch -> branch.next != null).findFirst().orElse(null);
    }

    private void run(Branch branch) {
        running = branch;
        Outcome in = branch.next;
        branch.next = null;
        Outcome out = branch.continuable.run0(in, Continuable.categories);
        if (!branch.continuable.isResumable()) {
            state.branches.remove(branch);
            finished(branch.join, branch.name, out);
        } else {
            suspended(branch, (Request) out.getNormal());
        }
    }

    private void suspended(Branch branch, Request request) {
        request.blocks.addAll(blocks());
        branch.pending = request;
        if (request instanceof Request.Fork fork) {
            Join join = new Join(branch, fork.failFast, fork.branches.keySet(), fork.branches.size());
            fork.branches.forEach((name, body) -> spawn(join, name, "branch", () -> branchBody(name, body)));
            return;
        }
        if (request instanceof Request.Leave) {
            branch.frames.remove(branch.frames.size() - 1);
        }
        int id = state.nextId();
        state.waiting.put(id, branch);
        turn.handedOut().add(id);
    }

    private Object branchBody(String name, Closure<?> body) {
        return Dispatch.call(blockSteps, "branch", name, body);
    }

    /** Adds a branch that begins with the call. A call of code that is not transformed ends at once. */
    private void spawn(Join join, String name, String method, Supplier<Object> call) {
        Outcome ended;
        try {
            ended = new Outcome(call.get(), null);
        } catch (CpsCallableInvocation invocation) {
            Cps.expect(this, invocation, method);
            Next body = invocation.invoke(Cps.outermost(), null, Continuation.HALT);
            Branch branch = new Branch(new Continuable(body), join, name);
            if (join != null) branch.frames.addAll(join.parent.frames);
            state.branches.add(branch);
            return;
        } catch (Fatal fatal) {
            throw fatal;
        } catch (Throwable failure) {
            ended = new Outcome(null, failure);
        }
        finished(join, name, ended);
    }

    private void finished(Join join, String name, Outcome outcome) {
        if (join == null) {
            end = outcome;
            return;
        }
        join.finish(name, outcome);
        if (outcome.isFailure()) log("Failed in branch " + name);
        if (join.isDone()) {
            go(join.parent, join.outcome());
        } else if (outcome.isFailure() && join.failFast && !join.stopping) {
            join.stopping = true;
            cancel(join, "Failed in branch " + name);
        }
    }

    private void cancel(Join join, String reason) {
        for (Branch branch : state.branches) {
            if (branch.next != null && isInside(branch, join)) branch.next = new Outcome(null, Failures.abort(reason));
        }
        state.waiting.forEach((id, branch) -> {
            if (isInside(branch, join)) turn.cancelled().put(id, reason);
        });
    }

    private static boolean isInside(Branch branch, Join join) {
        for (Join j = branch.join; j != null; j = j.parent.join) {
            if (j == join) return true;
        }
        return false;
    }
}
