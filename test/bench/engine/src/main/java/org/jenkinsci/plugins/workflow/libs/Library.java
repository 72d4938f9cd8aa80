package org.jenkinsci.plugins.workflow.libs;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Stand-in for Jenkins' annotation of this name, imported into every Jenkinsfile. */
@Retention(RetentionPolicy.SOURCE)
public @interface Library {
    String[] value();
}
