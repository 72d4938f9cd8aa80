package kiln.bench;

import com.cloudbees.groovy.cps.Outcome;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.control.CompilationFailedException;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** Answers the driver's requests, one after the other; many runs may be open at the same time. */
final class Server {
    /** @param source the request that began the run here: its scripts are needed again to load a state */
    private record Run(int id, JsonObject source, Program program) {}

    private final Wire wire;
    private final ScriptCompiler compiler = new ScriptCompiler();
    private final BlockStepsLoader blockSteps = new BlockStepsLoader();
    private final Map<Integer, Run> runs = new HashMap<>();
    private StepTable table;

    Server(Wire wire) {
        this.wire = wire;
    }

    void serve() {
        for (JsonObject request; (request = wire.read()) != null; ) {
            JsonObject answer;
            try {
                answer = answer(request);
            } catch (Throwable e) {
                answer = new JsonObject();
                answer.addProperty("fault", Failures.trace(e));
            }
            wire.write(answer);
        }
    }

    private JsonObject answer(JsonObject request) throws Exception {
        String op = request.get("op").getAsString();
        switch (op) {
            case "table":
                table = new StepTable(request.getAsJsonObject("steps"), request.getAsJsonObject("symbols"));
                return new JsonObject();
            case "start":
                return start(request);
            case "load":
                return load(request);
            case "resume":
                Run run = runs.get(request.get("run").getAsInt());
                if (run == null) throw new IllegalArgumentException("no run " + request.get("run") + " is here");
                return turned(run, run.program().scheduler().resume(request.get("call").getAsInt(), outcome(request)), request);
            case "compile":
                return compile(request.get("name").getAsString(), request.get("source").getAsString());
            case "forget":
                runs.remove(request.get("run").getAsInt());
                return new JsonObject();
            default:
                throw new IllegalArgumentException("unknown request " + op);
        }
    }

    /** How long a library variable takes to compile; nothing of an earlier compilation is used. */
    private static JsonObject compile(String name, String source) {
        long start = System.nanoTime();
        new ScriptCompiler().compile(name + ".groovy", source);
        JsonObject answer = new JsonObject();
        answer.addProperty("milliseconds", (System.nanoTime() - start) / 1e6);
        return answer;
    }

    private static Outcome outcome(JsonObject request) {
        if (request.has("error")) return new Outcome(null, Failures.from(request.getAsJsonObject("error")));
        return new Outcome(Json.toGroovy(request.get("value")), null);
    }

    private JsonObject start(JsonObject request) {
        State state = new State();
        request.getAsJsonObject("params").entrySet().forEach(e -> state.params.put(e.getKey(), Json.toGroovy(e.getValue())));
        ProgramLoader loader;
        try {
            loader = loader(request);
        } catch (CompilationFailedException | IOException e) {
            return ended(answer(new Turn()), new Outcome(null, e), "SUCCESS");
        }
        Run run = open(request, loader, state);
        String method = request.has("method") ? request.get("method").getAsString() : null;
        List<Object> args = new ArrayList<>();
        if (request.has("args")) request.getAsJsonArray("args").forEach(arg -> args.add(Json.toGroovy(arg)));
        return turned(run, run.program().scheduler().start(method, args.toArray()), request);
    }

    private JsonObject load(JsonObject request) throws Exception {
        Run run = load(request, Base64.getDecoder().decode(request.get("state").getAsString()));
        JsonObject answer = new JsonObject();
        answer.add("waiting", ids(run.program().state().waiting.keySet()));
        return answer;
    }

    /** In a class loader of its own, as after a restart. */
    private Run load(JsonObject source, byte[] bytes) throws IOException, ClassNotFoundException {
        ProgramLoader loader = loader(source);
        return open(source, loader, State.load(bytes, loader));
    }

    private ProgramLoader loader(JsonObject source) throws IOException {
        List<LibrarySource> libraries = new ArrayList<>();
        source.getAsJsonArray("libraries").forEach(library -> libraries.add(LibrarySource.from(library.getAsJsonObject())));
        return new ProgramLoader(blockSteps, compiler, source.get("jenkinsfile").getAsString(), libraries);
    }

    private Run open(JsonObject source, ProgramLoader loader, State state) {
        int id = source.get("run").getAsInt();
        Program program = new Program(loader, state, table, blockSteps.newInstance(), this::environment);
        Run run = new Run(id, source, program);
        runs.put(id, run);
        return run;
    }

    private String environment(String name) {
        JsonObject question = new JsonObject();
        question.addProperty("ask", "env");
        question.addProperty("name", name);
        question.add("blocks", ids(Program.current().scheduler().blocks()));
        JsonElement value = wire.ask(question).get("value");
        return value.isJsonNull() ? null : value.getAsString();
    }

    private static JsonArray ids(Collection<Integer> ids) {
        JsonArray array = new JsonArray();
        ids.forEach(array::add);
        return array;
    }

    private JsonObject turned(Run run, Turn turn, JsonObject request) {
        Program program = run.program();
        JsonObject answer = answer(turn);
        JsonArray calls = new JsonArray();
        turn.handedOut().forEach(id -> calls.add(call(id, program.state().waiting.get(id).pending)));
        answer.add("calls", calls);
        answer.add("sandboxCalls", program.takeSandboxCalls());
        if (program.failure() != null) return failed(run, answer, program.failure());
        if (program.scheduler().end() != null) {
            runs.remove(run.id());
            return ended(answer, program.scheduler().end(), program.state().currentBuild.getCurrentResult());
        }
        return saved(run, answer, request.get("reload").getAsBoolean(), request.get("state").getAsBoolean());
    }

    private static JsonObject answer(Turn turn) {
        JsonObject answer = new JsonObject();
        JsonArray log = new JsonArray();
        for (Turn.LogLine line : turn.log()) {
            JsonObject entry = new JsonObject();
            entry.addProperty("line", line.text());
            entry.add("blocks", ids(line.blocks()));
            log.add(entry);
        }
        answer.add("log", log);
        JsonArray noted = new JsonArray();
        turn.noted().forEach((id, call) -> noted.add(call(id, call)));
        answer.add("noted", noted);
        JsonObject cancelled = new JsonObject();
        turn.cancelled().forEach((id, reason) -> cancelled.addProperty(String.valueOf(id), reason));
        answer.add("cancelled", cancelled);
        answer.add("sandboxCalls", new JsonArray());
        return answer;
    }

    private JsonObject saved(Run run, JsonObject answer, boolean reload, boolean send) {
        if (!reload && !send) return answer;
        try {
            byte[] state = run.program().state().save();
            answer.addProperty("stateBytes", state.length);
            if (send) answer.addProperty("state", Base64.getEncoder().encodeToString(state));
            if (reload) load(run.source(), state);
            return answer;
        } catch (IOException | ClassNotFoundException | RuntimeException | StackOverflowError e) {
            return failed(run, answer, "the program's state cannot be saved and loaded: " + e);
        }
    }

    private static JsonObject call(int id, Request request) {
        JsonObject json = new JsonObject();
        json.addProperty("id", id);
        json.add("blocks", ids(request.blocks));
        if (request instanceof Request.Call call) {
            json.addProperty("kind", "call");
            json.addProperty("step", call.step);
            json.add("args", Json.fromGroovy(call.args));
        } else if (request instanceof Request.Enter enter) {
            json.addProperty("kind", "enter");
            json.addProperty("step", enter.step);
            json.add("args", Json.fromGroovy(enter.args));
        } else if (request instanceof Request.Leave leave) {
            json.addProperty("kind", "leave");
            json.addProperty("block", leave.block);
            json.addProperty("outcome", leave.outcome);
        }
        return json;
    }

    private JsonObject failed(Run run, JsonObject answer, String message) {
        runs.remove(run.id());
        JsonObject error = new JsonObject();
        error.addProperty("class", "bench");
        error.addProperty("message", message);
        error.add("stack", new JsonArray());
        answer.addProperty("outcome", "failure");
        answer.add("error", error);
        return answer;
    }

    /** @param result what `currentBuild` says so far */
    private static JsonObject ended(JsonObject answer, Outcome end, String result) {
        try {
            if (end.isSuccess()) {
                answer.addProperty("outcome", switch (result) {
                    case "SUCCESS" -> "success";
                    case "UNSTABLE" -> "unstable";
                    case "ABORTED" -> "aborted";
                    default -> "failure";
                });
                answer.add("result", Json.fromGroovy(end.getNormal(), "the result"));
                return answer;
            }
        } catch (IllegalArgumentException e) {
            end = new Outcome(null, e);
        }
        Throwable failure = end.getAbnormal();
        answer.addProperty("outcome", failure instanceof FlowInterruptedException ? "aborted" : "failure");
        answer.add("error", Failures.toJson(failure));
        return answer;
    }
}
