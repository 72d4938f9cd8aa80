package kiln.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Everything of a run that survives a restart: one object graph, saved in one stream. */
final class State implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Suspended or runnable branches; ended ones are gone. */
    final ArrayList<Branch> branches = new ArrayList<>();
    /** What waits for the driver, by the id under which it was handed out. */
    final LinkedHashMap<Integer, Branch> waiting = new LinkedHashMap<>();
    /** Variables without a declaration, and the library variables in use; all scripts share them. */
    final HashMap<String, Object> binding = new HashMap<>();
    final CurrentBuild currentBuild = new CurrentBuild();
    final LinkedHashMap<String, Object> params = new LinkedHashMap<>();
    private int lastId;

    int nextId() {
        return ++lastId;
    }

    byte[] save() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(this);
        }
        return bytes.toByteArray();
    }

    static State load(byte[] bytes, ClassLoader loader) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
                try {
                    return Class.forName(description.getName(), false, loader);
                } catch (ClassNotFoundException e) {
                    return super.resolveClass(description);
                }
            }
        }) {
            return (State) in.readObject();
        }
    }
}
