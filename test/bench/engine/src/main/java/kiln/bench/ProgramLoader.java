package kiln.bench;

import hudson.AbortException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The classes of one run: the Jenkinsfile at once, a library variable when it is first named. */
final class ProgramLoader extends ClassLoader {
    static final String JENKINSFILE = "WorkflowScript";

    private final ScriptCompiler compiler;
    private final Map<String, byte[]> classes = new HashMap<>();
    /** Sources of library variables that are not compiled yet. */
    private final LinkedHashMap<String, String> vars = new LinkedHashMap<>();
    private final List<LibrarySource> libraries = new ArrayList<>();
    private final List<String> variables = new ArrayList<>();

    ProgramLoader(ClassLoader parent, ScriptCompiler compiler, String jenkinsfile, List<LibrarySource> available) throws AbortException {
        super(parent);
        this.compiler = compiler;
        ScriptCompiler.Compiled compiled = compiler.compile(JENKINSFILE, jenkinsfile);
        classes.putAll(compiled.classes());
        for (String wanted : compiled.libraries()) {
            String name = wanted.split("@", 2)[0];
            LibrarySource library = available.stream().filter(l -> l.name().equals(name)).findFirst()
                    .orElseThrow(() -> new AbortException("Could not find any definition of libraries [" + wanted + "]; the run has "
                            + available.stream().map(LibrarySource::name).toList()));
            libraries.add(library);
            library.vars().forEach(vars::putIfAbsent);
        }
        variables.addAll(vars.keySet());
    }

    List<String> variables() {
        return variables;
    }

    /** @throws AbortException when no loaded library has it, as in Jenkins */
    String resource(String path) throws AbortException {
        for (LibrarySource library : libraries) {
            String text = library.resources().get(path);
            if (text != null) return text;
        }
        throw new AbortException("No such library resource " + path + " could be found.");
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        String source = vars.remove(name);
        if (source != null) classes.putAll(compiler.compile(name + ".groovy", source).classes());
        byte[] bytes = classes.get(name);
        if (bytes == null) throw new ClassNotFoundException(name);
        return defineClass(name, bytes, 0, bytes.length);
    }
}
