package autobuilder.openrewrite;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.openrewrite.maven.cache.MavenArtifactCache;
import org.openrewrite.maven.tree.ResolvedDependency;

/**
 * Jars of the local repository, which is only read: what Maven did not put there itself must not look as if it had. What it lacks goes
 * to a directory of this run. Coordinates come from the project, so they are checked before they become paths.
 */
final class Artifacts implements MavenArtifactCache {
    private static final Pattern PLAIN = Pattern.compile("[\\w-][\\w.+-]*");

    private final Path repository;
    private final Path downloads;

    Artifacts(Path repository, Path downloads) {
        this.repository = repository;
        this.downloads = downloads;
    }

    @Override
    public Path getArtifact(ResolvedDependency dependency) {
        Path path = path(dependency);
        if (path == null) {
            return null;
        }
        Path local = repository.resolve(path);
        Path fetched = downloads.resolve(path);
        return Files.isRegularFile(local) ? local : Files.isRegularFile(fetched) ? fetched : null;
    }

    @Override
    public Path putArtifact(ResolvedDependency dependency, InputStream content, Consumer<Throwable> onError) {
        Path path = path(dependency);
        if (path == null || content == null || dependency.getClassifier() != null) {
            return null;
        }
        Path place = downloads.resolve(path);
        try (content) {
            Files.createDirectories(place.getParent());
            Files.copy(content, place);
            return place;
        } catch (IOException e) {
            onError.accept(e);
            return null;
        }
    }

    /** Below a repository; null for coordinates that would lead out of it. */
    private static Path path(ResolvedDependency dependency) {
        String version = dependency.getVersion();
        String dated = dependency.getDatedSnapshotVersion() == null ? version : dependency.getDatedSnapshotVersion();
        String suffix = dependency.getClassifier() == null ? "" : "-" + dependency.getClassifier();
        String name = dependency.getArtifactId() + "-" + dated + suffix + ".jar";
        Path path = Path.of("");
        for (String part : dependency.getGroupId().split("\\.", -1)) {
            path = plain(part) ? path.resolve(part) : null;
            if (path == null) {
                return null;
            }
        }
        return plain(dependency.getArtifactId()) && plain(version) && plain(name)
                ? path.resolve(dependency.getArtifactId()).resolve(version).resolve(name)
                : null;
    }

    private static boolean plain(String part) {
        return part != null && PLAIN.matcher(part).matches();
    }
}
