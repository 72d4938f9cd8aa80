package kiln.bench;

import groovy.lang.Script;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.codehaus.groovy.runtime.DateGroovyMethods;
import org.codehaus.groovy.runtime.DefaultGroovyMethods;
import org.codehaus.groovy.runtime.EncodingGroovyMethods;
import org.codehaus.groovy.runtime.MetaClassHelper;
import org.codehaus.groovy.runtime.ProcessGroovyMethods;
import org.codehaus.groovy.runtime.StringGroovyMethods;
import org.kohsuke.groovy.sandbox.GroovyInterceptor;

/**
 * Notes every call of sandboxed code as script-security would judge it, in the notation of its whitelists. Nothing is refused.
 *
 * Not noted, because script-security and workflow-cps always permit it: what the program's own classes declare, the steps and
 * global variables, arithmetic on numbers, and the elements and length of arrays.
 */
final class SandboxRecorder extends GroovyInterceptor {
    private static final List<Class<?>> GROOVY_METHODS = List.of(DefaultGroovyMethods.class, StringGroovyMethods.class,
            EncodingGroovyMethods.class, DateGroovyMethods.class, ProcessGroovyMethods.class);
    private static final Set<String> ARITHMETIC = Set.of("plus", "minus", "multiply", "div", "compareTo", "or", "and", "xor",
            "intdiv", "mod", "leftShift", "rightShift", "rightShiftUnsigned");

    /** What workflow-cps permits on every script: steps, and the aliases of `echo`. */
    private static final Set<String> OF_SCRIPTS = Set.of("invokeMethod", "println", "print");

    private final Program program;

    SandboxRecorder(Program program) {
        this.program = program;
    }

    @Override
    public Object onMethodCall(Invoker invoker, Object receiver, String method, Object... args) throws Throwable {
        noteMethod(receiver, method, args);
        return super.onMethodCall(invoker, receiver, method, args);
    }

    @Override
    public Object onStaticCall(Invoker invoker, Class receiver, String method, Object... args) throws Throwable {
        note(orUnknown(SignatureFinder.staticMethod(receiver, method, args), "staticMethod", receiver, method));
        return super.onStaticCall(invoker, receiver, method, args);
    }

    @Override
    public Object onNewInstance(Invoker invoker, Class receiver, Object... args) throws Throwable {
        note(orUnknown(SignatureFinder.constructor(receiver, args), "new", receiver, ""));
        return super.onNewInstance(invoker, receiver, args);
    }

    @Override
    public Object onSuperCall(Invoker invoker, Class sender, Object receiver, String method, Object... args) throws Throwable {
        noteMethod(receiver, method, args);
        return super.onSuperCall(invoker, sender, receiver, method, args);
    }

    @Override
    public Object onGetProperty(Invoker invoker, Object receiver, String property) throws Throwable {
        if (!isArrayLength(receiver, property)) noteProperty(receiver, property, "get", "is");
        return super.onGetProperty(invoker, receiver, property);
    }

    @Override
    public Object onSetProperty(Invoker invoker, Object receiver, String property, Object value) throws Throwable {
        noteProperty(receiver, property, "set", "set", value);
        return super.onSetProperty(invoker, receiver, property, value);
    }

    @Override
    public Object onGetAttribute(Invoker invoker, Object receiver, String attribute) throws Throwable {
        note(orUnknown(SignatureFinder.field(receiver, attribute), "field", receiver.getClass(), attribute));
        return super.onGetAttribute(invoker, receiver, attribute);
    }

    @Override
    public Object onSetAttribute(Invoker invoker, Object receiver, String attribute, Object value) throws Throwable {
        note(orUnknown(SignatureFinder.field(receiver, attribute), "field", receiver.getClass(), attribute));
        return super.onSetAttribute(invoker, receiver, attribute, value);
    }

    @Override
    public Object onGetArray(Invoker invoker, Object receiver, Object index) throws Throwable {
        if (!receiver.getClass().isArray()) noteMethod(receiver, "getAt", index);
        return super.onGetArray(invoker, receiver, index);
    }

    @Override
    public Object onSetArray(Invoker invoker, Object receiver, Object index, Object value) throws Throwable {
        if (!receiver.getClass().isArray()) noteMethod(receiver, "putAt", index, value);
        return super.onSetArray(invoker, receiver, index, value);
    }

    private void noteMethod(Object receiver, String method, Object... args) {
        if (isEngine(receiver.getClass()) || receiver instanceof Script && OF_SCRIPTS.contains(method)) return;
        Method found = SignatureFinder.method(receiver, method, args);
        if (found == null && receiver instanceof Number && ARITHMETIC.contains(method)) return;
        if (found != null) {
            note(List.of(found));
            return;
        }
        List<Member> candidates = groovyMethods(method, receiver, args);
        // A step or a library variable.
        if (candidates.isEmpty() && receiver instanceof Script) return;
        note(orUnknown(candidates, "method", receiver.getClass(), method));
    }

    /** Any of the accessors, or the field, is enough. */
    private void noteProperty(Object receiver, String property, String accessor, String otherAccessor, Object... args) {
        if (receiver instanceof Script || isEngine(receiver.getClass())) return;
        List<Member> candidates = new ArrayList<>();
        for (String prefix : new LinkedHashSet<>(List.of(accessor, otherAccessor))) {
            String name = prefix + MetaClassHelper.capitalize(property);
            add(candidates, SignatureFinder.method(receiver, name, args));
            candidates.addAll(groovyMethods(name, receiver, args));
            if (receiver instanceof Class<?> c) add(candidates, SignatureFinder.staticMethod(c, name, args));
        }
        add(candidates, SignatureFinder.field(receiver, property));
        if (receiver instanceof Class<?> c) add(candidates, SignatureFinder.staticField(c, property));
        note(orUnknown(candidates, "field", receiver.getClass(), property));
    }

    private static List<Member> groovyMethods(String name, Object receiver, Object... args) {
        Object[] withSelf = new Object[args.length + 1];
        withSelf[0] = receiver;
        System.arraycopy(args, 0, withSelf, 1, args.length);
        List<Member> found = new ArrayList<>();
        for (Class<?> extension : GROOVY_METHODS) add(found, SignatureFinder.staticMethod(extension, name, withSelf));
        return found;
    }

    private static void add(List<Member> members, Member member) {
        if (member != null) members.add(member);
    }

    private static boolean isArrayLength(Object receiver, String property) {
        return receiver.getClass().isArray() && property.equals("length");
    }

    private static List<?> orUnknown(Member found, String kind, Class<?> type, String name) {
        return orUnknown(found == null ? List.of() : List.of(found), kind, type, name);
    }

    /** What script-security could not resolve, it rejects. */
    private static List<?> orUnknown(List<Member> found, String kind, Class<?> type, String name) {
        return found.isEmpty() ? List.of("unknown " + kind + " " + type.getName() + " " + name) : found;
    }

    private void note(List<?> alternatives) {
        Set<String> signatures = new LinkedHashSet<>();
        for (Object alternative : alternatives) {
            if (alternative instanceof Member member) {
                if (isAlwaysPermitted(member)) return;
                signatures.add(signature(member));
            } else {
                signatures.add((String) alternative);
            }
        }
        program.sandboxCall(String.join(" | ", signatures));
    }

    /** The program's own classes, and the engine's: their names stand for what workflow-cps permits by itself. */
    private boolean isAlwaysPermitted(Member member) {
        Class<?> type = member.getDeclaringClass();
        return type.getClassLoader() == program.loader() || isEngine(type);
    }

    private static boolean isEngine(Class<?> type) {
        return type.getName().startsWith("kiln.bench.") && type != PipelineClosure.class;
    }

    private static String signature(Member member) {
        boolean isStatic = Modifier.isStatic(member.getModifiers());
        String type = name(member.getDeclaringClass());
        if (member instanceof Field) return (isStatic ? "staticField " : "field ") + type + " " + member.getName();
        StringBuilder text = new StringBuilder();
        if (member instanceof Method) text.append(isStatic ? "staticMethod " : "method ").append(type).append(' ').append(member.getName());
        else text.append("new ").append(type);
        Arrays.stream(((Executable) member).getParameterTypes()).forEach(parameter -> text.append(' ').append(name(parameter)));
        return text.toString();
    }

    private static String name(Class<?> type) {
        return type.isArray() ? name(type.getComponentType()) + "[]" : type.getName();
    }
}
