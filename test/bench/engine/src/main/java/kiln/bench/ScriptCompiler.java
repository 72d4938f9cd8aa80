package kiln.bench;

import com.cloudbees.groovy.cps.CpsTransformer;
import com.cloudbees.groovy.cps.TransformerConfiguration;
import groovy.lang.GroovyClassLoader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.Phases;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;
import org.codehaus.groovy.control.customizers.ImportCustomizer;
import org.codehaus.groovy.tools.GroovyClass;
import org.jenkinsci.plugins.workflow.libs.Library;

/** Compiles scripts to classes as bytes, which every run defines anew; what was compiled once is kept. */
final class ScriptCompiler {
    /** @param libraries the names in the script's `@Library` annotations */
    record Compiled(Map<String, byte[]> classes, List<String> libraries) {}

    private static final int KEPT = 512;

    private final Map<String, Compiled> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Compiled> eldest) {
            return size() > KEPT;
        }
    };

    /** @param fileName what stack traces call the file; its part before the dot is the class */
    Compiled compile(String fileName, String source) {
        String key = fileName + "\n" + source;
        Compiled compiled = kept.get(key);
        if (compiled == null) {
            compiled = compile(fileName, source, Cps.transformer(), PipelineScript.class, ScriptCompiler.class.getClassLoader());
            kept.put(key, compiled);
        }
        return compiled;
    }

    static Compiled compile(String fileName, String source, CpsTransformer transformer, Class<?> baseClass, ClassLoader parent) {
        transformer.setConfiguration(new TransformerConfiguration().withClosureType(PipelineClosure.class));
        List<String> libraries = new ArrayList<>();
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setScriptBaseClass(baseClass.getName());
        configuration.addCompilationCustomizers(
                new ImportCustomizer().addImports("com.cloudbees.groovy.cps.NonCPS", Library.class.getName()),
                new LibraryAnnotations(libraries),
                transformer);
        CompilationUnit unit = new CompilationUnit(configuration, null, new GroovyClassLoader(parent, configuration));
        unit.addSource(fileName, source);
        unit.compile(Phases.CLASS_GENERATION);
        Map<String, byte[]> classes = new HashMap<>();
        for (Object generated : unit.getClasses()) {
            GroovyClass c = (GroovyClass) generated;
            classes.put(c.getName(), c.getBytes());
        }
        return new Compiled(classes, libraries);
    }

    private static final class LibraryAnnotations extends CompilationCustomizer {
        private final List<String> names;

        LibraryAnnotations(List<String> names) {
            super(CompilePhase.CONVERSION);
            this.names = names;
        }

        @Override
        public void call(SourceUnit source, GeneratorContext context, ClassNode classNode) {
            new LibraryAnnotationVisitor(source, names).visitClass(classNode);
        }
    }
}
