package kiln.bench;

import com.cloudbees.groovy.cps.CpsTransformer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The block steps of the engine, compiled once in a JVM with the plain transformer: sandboxed programs trust them. It is the
 * parent of all programs' class loaders, so that saved states find the block steps.
 */
final class BlockStepsLoader extends ClassLoader {
    static final String FILE = "BlockSteps.groovy";
    private static final String CLASS = "kiln.bench.BlockSteps";

    private final Map<String, byte[]> classes;

    BlockStepsLoader() {
        super(BlockStepsLoader.class.getClassLoader());
        classes = ScriptCompiler.compile(FILE, source(), new CpsTransformer(), Object.class, getParent()).classes();
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = classes.get(name);
        if (bytes == null) throw new ClassNotFoundException(name);
        return defineClass(name, bytes, 0, bytes.length);
    }

    Object newInstance() {
        try {
            return loadClass(CLASS).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String source() {
        try (InputStream in = BlockStepsLoader.class.getResourceAsStream(FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
