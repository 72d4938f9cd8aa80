package kiln.bench;

import java.util.List;
import org.codehaus.groovy.ast.AnnotatedNode;
import org.codehaus.groovy.ast.AnnotationNode;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.control.SourceUnit;

/** Collects `@Library('name') _` wherever an annotation can stand. */
final class LibraryAnnotationVisitor extends ClassCodeVisitorSupport {
    private final SourceUnit source;
    private final List<String> names;

    LibraryAnnotationVisitor(SourceUnit source, List<String> names) {
        this.source = source;
        this.names = names;
    }

    @Override
    public void visitAnnotations(AnnotatedNode node) {
        super.visitAnnotations(node);
        for (AnnotationNode annotation : node.getAnnotations()) {
            if (!annotation.getClassNode().getNameWithoutPackage().equals("Library")) continue;
            Expression value = annotation.getMember("value");
            List<Expression> items = value instanceof ListExpression list ? list.getExpressions() : List.of(value);
            for (Expression item : items) {
                if (item instanceof ConstantExpression constant) names.add(constant.getText());
            }
        }
    }

    @Override
    public void visitDeclarationExpression(DeclarationExpression expression) {
        visitAnnotations(expression);
        super.visitDeclarationExpression(expression);
    }

    @Override
    protected SourceUnit getSourceUnit() {
        return source;
    }
}
