package kiln.bench;

import groovy.lang.GString;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Finds the member that a dynamic call means, as script-security's GroovyCallSiteSelector does: the most general declaration,
 * because whitelists name that one.
 */
final class SignatureFinder {
    private SignatureFinder() {}

    static Method method(Object receiver, String name, Object... args) {
        for (Class<?> type : supertypesFirst(receiver.getClass())) {
            Method found = staticMethod(type, name, args);
            if (found != null) return found;
        }
        return receiver instanceof GString ? staticMethod(String.class, name, args) : null;
    }

    /** Among the methods that the type itself declares, static or not. */
    static Method staticMethod(Class<?> type, String name, Object... args) {
        Method best = null;
        for (Method candidate : type.getDeclaredMethods()) {
            if (candidate.getName().equals(name) && accepts(candidate, args) && isBetter(candidate, best)) best = candidate;
        }
        return best;
    }

    static Constructor<?> constructor(Class<?> type, Object... args) {
        Constructor<?> best = null;
        for (Constructor<?> candidate : type.getDeclaredConstructors()) {
            if (accepts(candidate, args) && isBetter(candidate, best)) best = candidate;
        }
        // Groovy's `new T(a: 1)` calls the constructor without parameters.
        if (best == null && args.length == 1 && args[0] instanceof Map) return constructor(type);
        return best;
    }

    static Field field(Object receiver, String name) {
        for (Class<?> type : supertypesFirst(receiver.getClass())) {
            Field found = staticField(type, name);
            if (found != null) return found;
        }
        return null;
    }

    static Field staticField(Class<?> type, String name) {
        return Arrays.stream(type.getDeclaredFields()).filter(field -> field.getName().equals(name)).findFirst().orElse(null);
    }

    private static Set<Class<?>> supertypesFirst(Class<?> type) {
        Set<Class<?>> types = new LinkedHashSet<>();
        if (type.getSuperclass() != null) types.addAll(supertypesFirst(type.getSuperclass()));
        for (Class<?> implemented : type.getInterfaces()) types.addAll(supertypesFirst(implemented));
        types.add(type);
        return types;
    }

    private static boolean accepts(Executable candidate, Object[] args) {
        Class<?>[] parameters = candidate.getParameterTypes();
        if (parameters.length == args.length && fit(parameters, args, args.length)) return true;
        if (!candidate.isVarArgs() || args.length < parameters.length - 1) return false;
        int fixed = parameters.length - 1;
        Class<?> component = parameters[fixed].getComponentType();
        return fit(parameters, args, fixed)
                && Arrays.stream(args).skip(fixed).allMatch(arg -> fits(component, arg));
    }

    private static boolean fit(Class<?>[] parameters, Object[] args, int count) {
        for (int i = 0; i < count; i++) {
            if (!fits(parameters[i], args[i])) return false;
        }
        return true;
    }

    private static boolean fits(Class<?> parameter, Object arg) {
        if (arg == null) return !parameter.isPrimitive();
        if (parameter == String.class && arg instanceof GString) return true;
        Class<?> boxed = boxed(parameter);
        if (boxed.isInstance(arg)) return true;
        if (!parameter.isPrimitive()) return false;
        if (boxed == Long.class) return arg instanceof Integer;
        return boxed == Integer.class && arg instanceof Long n && n == n.intValue();
    }

    private static Class<?> boxed(Class<?> type) {
        return MethodType.methodType(type).wrap().returnType();
    }

    private static boolean isBetter(Executable candidate, Executable best) {
        if (best == null) return true;
        if (candidate.isVarArgs() != best.isVarArgs()) return best.isVarArgs();
        Class<?>[] mine = candidate.getParameterTypes();
        Class<?>[] others = best.getParameterTypes();
        for (int i = 0; i < Math.min(mine.length, others.length); i++) {
            Class<?> a = boxed(mine[i]);
            Class<?> b = boxed(others[i]);
            if (a != b && a.isAssignableFrom(b)) return false;
            if (a != b && b.isAssignableFrom(a)) return true;
            if (a == Long.class && b == Integer.class) return false;
            if (a == Integer.class && b == Long.class) return true;
        }
        return candidate.toString().compareTo(best.toString()) > 0;
    }
}
