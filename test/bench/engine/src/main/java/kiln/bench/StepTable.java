package kiln.bench;

import com.google.gson.JsonObject;
import groovy.lang.Closure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The steps and symbols that exist, as the driver lists them, and how their arguments bind. */
final class StepTable {
    /**
     * @param sole the parameter that an unnamed single argument is for; null when there is none
     * @param block whether the step takes a body, and must
     */
    record Signature(String name, List<String> parameters, List<String> required, String sole, boolean block) {}

    /** Arguments after binding. @param body null when the call has none */
    record Bound(LinkedHashMap<String, Object> args, Closure<?> body) {}

    private final Map<String, Signature> steps = new TreeMap<>();
    private final Map<String, Signature> symbols = new TreeMap<>();

    StepTable(JsonObject steps, JsonObject symbols) {
        read(steps, this.steps);
        read(symbols, this.symbols);
    }

    private static void read(JsonObject source, Map<String, Signature> into) {
        source.entrySet().forEach(e -> {
            JsonObject s = e.getValue().getAsJsonObject();
            into.put(e.getKey(), new Signature(e.getKey(), strings(s, "parameters"), strings(s, "required"),
                    s.get("sole").isJsonNull() ? null : s.get("sole").getAsString(), s.get("block").getAsBoolean()));
        });
    }

    private static List<String> strings(JsonObject object, String key) {
        List<String> list = new ArrayList<>();
        object.getAsJsonArray(key).forEach(item -> list.add(item.getAsString()));
        return list;
    }

    Signature step(String name) {
        return steps.get(name);
    }

    Signature symbol(String name) {
        return symbols.get(name);
    }

    NoSuchMethodError noSuchMethod(String name, Iterable<String> globals) {
        return new NoSuchMethodError("No such DSL method '" + name + "' found among steps " + steps.keySet() + " or symbols "
                + symbols.keySet() + " or globals " + globals);
    }

    /** Binds as workflow-cps does: a map of names, or one unnamed argument; a last closure is the body. */
    static Bound bind(Signature signature, Object[] given) {
        List<Object> rest = new ArrayList<>(Arrays.asList(given));
        Closure<?> body = null;
        if (signature.block() && !rest.isEmpty() && rest.get(rest.size() - 1) instanceof Closure<?> closure) {
            body = closure;
            rest.remove(rest.size() - 1);
        }
        if (signature.block() && body == null) {
            throw new IllegalStateException(signature.name() + " step must be called with a body");
        }
        LinkedHashMap<String, Object> args = new LinkedHashMap<>();
        if (rest.size() == 1 && rest.get(0) instanceof Map<?, ?> named && isNamed(signature, named)) {
            named.forEach((key, value) -> args.put(key.toString(), Json.flatten(value)));
        } else if (rest.size() == 1 && (signature.sole() != null || rest.get(0) != null)) {
            if (signature.sole() == null) {
                throw new IllegalArgumentException(signature.name() + " takes no unnamed argument; its parameters are " + signature.parameters());
            }
            args.put(signature.sole(), Json.flatten(rest.get(0)));
        } else if (rest.size() > 1) {
            throw new IllegalArgumentException("Expected named arguments but got " + describe(rest) + " in the call of " + signature.name());
        }
        check(signature, args);
        return new Bound(args, body);
    }

    /** A single map is a value, not names, where the sole parameter is a map itself and no key is a parameter: `checkout([$class: …])`. */
    private static boolean isNamed(Signature signature, Map<?, ?> map) {
        return signature.sole() == null || !map.containsKey("$class");
    }

    private static void check(Signature signature, Map<String, Object> args) {
        List<String> unknown = new ArrayList<>(args.keySet());
        unknown.removeAll(signature.parameters());
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("Unknown parameter(s) found for " + signature.name() + ": " + String.join(", ", unknown)
                    + "; it has " + signature.parameters());
        }
        for (String required : signature.required()) {
            if (args.get(required) == null) throw new IllegalArgumentException("Missing required parameter: \"" + required + "\" of " + signature.name());
        }
        args.forEach((name, value) -> Json.fromGroovy(value, signature.name() + ": " + name));
    }

    private static String describe(List<Object> arguments) {
        List<String> types = new ArrayList<>();
        for (Object argument : arguments) types.add(argument == null ? "null" : argument.getClass().getSimpleName());
        return types.toString();
    }
}
