package kiln.bench;

import com.cloudbees.groovy.cps.Continuable;
import com.cloudbees.groovy.cps.Continuation;
import com.cloudbees.groovy.cps.Next;
import com.cloudbees.groovy.cps.Outcome;
import com.cloudbees.groovy.cps.impl.CpsCallableInvocation;
import groovy.lang.Closure;
import java.util.List;
import java.util.function.Supplier;

/** Runs a program's branches, one after the other, until all of them wait. */
final class Scheduler {
    private final Program program;
    private Branch running;
    private Turn turn;
    private Outcome end;

    Scheduler(Program program) {
        this.program = program;
    }

    Turn turn() {
        return turn;
    }

    /** How the program ended; null while it waits. */
    Outcome end() {
        return end;
    }

    /** The ids of the blocks around the place where the program stands, outermost first. */
    List<Integer> blocks() {
        if (running == null) return List.of();
        return running.frames.stream().map(Branch.Frame::id).toList();
    }

    private State state() {
        return program.state();
    }

    /** @param method a method of the script to call; null runs the script itself */
    Turn start(String method, Object[] args) {
        String entry = method == null ? "run" : method;
        return turn(() -> spawn(null, "", entry, () -> Dispatch.call(program.newScript(ProgramLoader.JENKINSFILE), entry, args)));
    }

    Turn resume(int call, Outcome outcome) {
        Branch branch = state().waiting.remove(call);
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
        turn = new Turn();
        program.asCurrent(() -> {
            try {
                Cps.watched(program, () -> {
                    first.run();
                    for (Branch branch; program.failure() == null && (branch = runnable()) != null; ) run(branch);
                    return null;
                });
            } catch (Program.Fatal e) {
                program.noteFailure(e.getMessage());
            } catch (Throwable e) {
                program.noteFailure("groovy-cps gave up: " + Failures.trace(e));
            }
        });
        return turn;
    }

    private Branch runnable() {
        return state().branches.stream().filter(branch -> branch.next != null).findFirst().orElse(null);
    }

    private void run(Branch branch) {
        running = branch;
        Outcome in = branch.next;
        branch.next = null;
        Outcome out = branch.continuable.run0(in, Continuable.categories);
        if (!branch.continuable.isResumable()) {
            state().branches.remove(branch);
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
        int id = state().nextId();
        state().waiting.put(id, branch);
        turn.handedOut().add(id);
    }

    private Object branchBody(String name, Closure<?> body) {
        return Dispatch.call(program.blockSteps(), "branch", name, body);
    }

    /** Adds a branch that begins with the call. A call of code that is not transformed ends at once. */
    private void spawn(Join join, String name, String method, Supplier<Object> call) {
        Outcome ended;
        try {
            ended = new Outcome(call.get(), null);
        } catch (CpsCallableInvocation invocation) {
            Cps.expect(program, invocation, method);
            Next body = invocation.invoke(Cps.outermost(), null, Continuation.HALT);
            Branch branch = new Branch(new Continuable(body), join, name);
            if (join != null) branch.frames.addAll(join.parent.frames);
            state().branches.add(branch);
            return;
        } catch (Program.Fatal fatal) {
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
        if (outcome.isFailure()) program.log("Failed in branch " + name);
        if (join.isDone()) {
            go(join.parent, join.outcome());
        } else if (outcome.isFailure() && join.failFast && !join.stopping) {
            join.stopping = true;
            cancel(join, "Failed in branch " + name);
        }
    }

    private void cancel(Join join, String reason) {
        for (Branch branch : state().branches) {
            if (branch.next != null && isInside(branch, join)) branch.next = new Outcome(null, Failures.abort(reason));
        }
        state().waiting.forEach((id, branch) -> {
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
