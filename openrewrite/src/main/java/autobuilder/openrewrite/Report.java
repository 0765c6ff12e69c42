package autobuilder.openrewrite;

import java.util.List;
import java.util.Map;

/**
 * What a run did: a JSON file with these names.
 *
 * @param changed  path to the innermost recipes that changed or made the file; its content is in the output directory
 * @param deleted  the same for files that are to go
 * @param unparsed files that no recipe saw, since they could not be parsed
 * @param missing  group:artifact:version of class path entries that were not found: types of theirs are unknown
 * @param unresolved modules whose class path could not be told, and why
 * @param errors   what recipes or the resolution stumbled over
 * @param seconds  wall time by phase
 */
record Report(
        Map<String, List<String>> changed,
        Map<String, List<String>> deleted,
        List<String> unparsed,
        List<String> missing,
        List<String> unresolved,
        List<String> errors,
        Map<String, Double> seconds) {
}
