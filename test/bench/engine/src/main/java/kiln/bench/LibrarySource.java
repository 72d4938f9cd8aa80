package kiln.bench;

import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.Map;

/** A library as the driver gives it. */
record LibrarySource(String name, Map<String, String> vars, Map<String, String> resources) {
    static LibrarySource from(JsonObject json) {
        return new LibrarySource(json.get("name").getAsString(), texts(json.getAsJsonObject("vars")), texts(json.getAsJsonObject("resources")));
    }

    private static Map<String, String> texts(JsonObject json) {
        Map<String, String> texts = new HashMap<>();
        json.entrySet().forEach(e -> texts.put(e.getKey(), e.getValue().getAsString()));
        return texts;
    }
}
