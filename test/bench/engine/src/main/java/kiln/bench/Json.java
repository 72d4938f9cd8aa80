package kiln.bench;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import groovy.lang.GString;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Plain Groovy values from JSON and back; whatever JSON cannot hold is an error that names its place. */
final class Json {
    private static final Gson GSON = new GsonBuilder().serializeNulls().disableHtmlEscaping().create();
    /** A pair is one character here. */
    private static final Pattern LONE_HALF = Pattern.compile("[\\ud800-\\udfff]");
    private static final long MAX_SAFE_INTEGER = (1L << 53) - 1;

    private Json() {}

    static JsonObject parse(String line) {
        return JsonParser.parseString(line).getAsJsonObject();
    }

    /** As Node does it: half of a surrogate pair, which UTF-8 cannot hold, is written by its number. */
    static String print(JsonElement element) {
        String json = GSON.toJson(element);
        return LONE_HALF.matcher(json).replaceAll(half -> String.format("\\\\u%04x", (int) half.group().charAt(0)));
    }

    /** As Jenkins' own steps answer: LinkedHashMap, ArrayList, String, Boolean, and the smallest integer type that fits. */
    static Object toGroovy(JsonElement element) {
        if (element == null || element.isJsonNull()) return null;
        if (element.isJsonObject()) {
            Map<String, Object> map = new LinkedHashMap<>();
            element.getAsJsonObject().entrySet().forEach(e -> map.put(e.getKey(), toGroovy(e.getValue())));
            return map;
        }
        if (element.isJsonArray()) {
            List<Object> list = new ArrayList<>();
            element.getAsJsonArray().forEach(item -> list.add(toGroovy(item)));
            return list;
        }
        JsonPrimitive primitive = element.getAsJsonPrimitive();
        if (primitive.isBoolean()) return primitive.getAsBoolean();
        if (primitive.isString()) return primitive.getAsString();
        BigDecimal number = primitive.getAsBigDecimal();
        if (number.stripTrailingZeros().scale() > 0) return number.doubleValue();
        BigInteger integer = number.toBigIntegerExact();
        if (integer.bitLength() < Integer.SIZE) return integer.intValue();
        if (integer.bitLength() < Long.SIZE) return integer.longValue();
        return integer;
    }

    static JsonElement fromGroovy(Object value) {
        return fromGroovy(value, "the value");
    }

    /** @param place what an error calls the value, e.g. `sh: script` */
    static JsonElement fromGroovy(Object value, String place) {
        if (value == null) return JsonNull.INSTANCE;
        if (value instanceof Boolean b) return new JsonPrimitive(b);
        if (value instanceof Number n) return number(n, place);
        if (value instanceof CharSequence || value instanceof Character) return new JsonPrimitive(value.toString());
        if (value instanceof Map<?, ?> map) {
            JsonObject object = new JsonObject();
            map.forEach((key, item) -> {
                if (!(key instanceof CharSequence)) throw unrepresentable("the key " + key, key, place);
                object.add(key.toString(), fromGroovy(item, place + "." + key));
            });
            return object;
        }
        if (value instanceof Object[] array) value = Arrays.asList(array);
        if (value instanceof Collection<?> items) {
            JsonArray array = new JsonArray();
            for (Object item : items) array.add(fromGroovy(item, place + "[" + array.size() + "]"));
            return array;
        }
        throw unrepresentable("it", value, place);
    }

    private static JsonElement number(Number n, String place) {
        if (n instanceof Double || n instanceof Float) {
            if (!Double.isFinite(n.doubleValue())) throw new IllegalArgumentException(place + ": " + n + " is not a finite number");
            return new JsonPrimitive(n);
        }
        if (new BigDecimal(n.toString()).abs().compareTo(BigDecimal.valueOf(MAX_SAFE_INTEGER)) > 0) {
            throw new IllegalArgumentException(place + ": " + n + " is too large for a JSON number");
        }
        return new JsonPrimitive(n);
    }

    private static IllegalArgumentException unrepresentable(String what, Object value, String place) {
        return new IllegalArgumentException(place + ": " + what + " is a " + (value == null ? "null" : value.getClass().getName())
                + ", which is not text, a number, a boolean, a list or a map");
    }

    /** The value with every GString in it made a String, as workflow-cps does with a step's arguments. */
    static Object flatten(Object value) {
        if (value instanceof GString) return value.toString();
        if (value instanceof List<?> list) {
            List<Object> flat = new ArrayList<>(list.size());
            for (Object item : list) flat.add(flatten(item));
            return flat;
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> flat = new LinkedHashMap<>();
            map.forEach((key, item) -> flat.put(flatten(key), flatten(item)));
            return flat;
        }
        return value;
    }
}
