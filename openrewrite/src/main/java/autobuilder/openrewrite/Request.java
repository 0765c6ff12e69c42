package autobuilder.openrewrite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What is asked of one run: a JSON file with these names.
 *
 * @param root      the project; nothing outside of it is read as source
 * @param out       empty directory that gets every changed or new file under its path in the project
 * @param recipes   a rewrite.yml
 * @param active    name of the recipe in it
 * @param buildTool "Maven" or "Gradle"
 * @param modules   in the build's order
 * @param repository the local repository: read, never written
 * @param downloads directory for what the local repository lacks
 * @param settings  settings.xml files, the weightiest first
 */
record Request(
        Path root,
        Path out,
        String recipes,
        String active,
        String buildTool,
        List<Module> modules,
        Path repository,
        Path downloads,
        List<Path> settings) {

    /**
     * @param path         directory below the root, "" for the root itself
     * @param pom          the POM that tells the class path: the module's own, or one written for a Gradle module
     * @param mainSources  directories of Java sources below the module
     * @param testSources  the same for tests
     */
    record Module(String path, Path pom, List<String> mainSources, List<String> testSources) {
    }

    /** Whether it is a directory of the project: not one that a link somewhere above it leads out to. */
    boolean holds(Path directory) {
        try {
            return Files.isDirectory(directory) && directory.toRealPath().startsWith(root.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }
}
