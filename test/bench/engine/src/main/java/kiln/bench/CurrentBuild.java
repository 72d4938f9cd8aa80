package kiln.bench;

import java.io.Serializable;
import java.util.List;

/** `currentBuild`. A result only ever gets worse, as in Jenkins. */
public final class CurrentBuild implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final List<String> RESULTS = List.of("SUCCESS", "UNSTABLE", "FAILURE", "NOT_BUILT", "ABORTED");

    private String result;
    private String displayName = "#1";
    private String description;

    public String getResult() {
        return result;
    }

    public void setResult(Object value) {
        String worse = String.valueOf(value);
        if (!RESULTS.contains(worse)) throw new IllegalArgumentException("currentBuild.result: " + worse + " is not one of " + RESULTS);
        if (result == null || RESULTS.indexOf(worse) > RESULTS.indexOf(result)) result = worse;
    }

    public String getCurrentResult() {
        return result == null ? "SUCCESS" : result;
    }

    public String getDisplayName() {
        return displayName;
    }

    public void setDisplayName(Object displayName) {
        this.displayName = String.valueOf(displayName);
    }

    public String getDescription() {
        return description;
    }

    public void setDescription(Object description) {
        this.description = description == null ? null : String.valueOf(description);
    }

    public int getNumber() {
        return 1;
    }
}
