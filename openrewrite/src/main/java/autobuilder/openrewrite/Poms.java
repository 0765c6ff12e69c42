package autobuilder.openrewrite;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openrewrite.ExecutionContext;
import org.openrewrite.ParseExceptionResult;
import org.openrewrite.SourceFile;
import org.openrewrite.maven.MavenExecutionContextView;
import org.openrewrite.maven.MavenParser;
import org.openrewrite.maven.MavenSettings;
import org.openrewrite.maven.tree.MavenResolutionResult;
import org.openrewrite.maven.tree.Plugin;
import org.openrewrite.maven.tree.ResolvedDependency;
import org.openrewrite.maven.tree.ResolvedPom;
import org.openrewrite.maven.tree.Scope;
import org.openrewrite.maven.utilities.MavenArtifactDownloader;

/** The modules' POMs, resolved by OpenRewrite's own resolver: no Maven, no plugin of the project runs. */
final class Poms {
    private static final Pattern MESSAGE = Pattern.compile("~~\\(([^\\n]{1,300}?)(?:\\)~~>|\\n)");
    private static final String COMPILER = "maven-compiler-plugin";

    private final Request request;
    private final MavenArtifactDownloader downloader;
    private final Map<Request.Module, SourceFile> documents = new LinkedHashMap<>();
    private final Map<String, Request.Module> byCoordinates = new LinkedHashMap<>();
    private final Set<String> missing = new LinkedHashSet<>();

    Poms(Request request, ExecutionContext ctx) {
        this.request = request;
        MavenSettings settings = settings(request, ctx);
        MavenExecutionContextView.view(ctx).setMavenSettings(settings);
        this.downloader = new MavenArtifactDownloader(
                new Artifacts(request.repository(), request.downloads()), settings, ctx.getOnError());
        List<Path> files = request.modules().stream().map(Request.Module::pom).toList();
        Map<Path, SourceFile> parsed = new LinkedHashMap<>();
        MavenParser.builder().mavenConfig(request.root().resolve(".mvn/maven.config")).build()
                .parse(files, request.root(), ctx)
                .forEach(document -> parsed.put(request.root().resolve(document.getSourcePath()).normalize(), document));
        for (Request.Module module : request.modules()) {
            SourceFile document = parsed.get(module.pom());
            documents.put(module, document);
            MavenResolutionResult resolved = resolved(module);
            if (resolved != null) {
                byCoordinates.put(resolved.getPom().getGroupId() + ":" + resolved.getPom().getArtifactId(), module);
            }
        }
    }

    private static MavenSettings settings(Request request, ExecutionContext ctx) {
        MavenSettings settings = new MavenSettings(request.repository().toString(), null, null, null, null);
        for (Path file : request.settings()) {
            settings = settings.merge(MavenSettings.parse(file, ctx));
        }
        return settings;
    }

    SourceFile document(Request.Module module) {
        return documents.get(module);
    }

    /** Null when the POM or one of its dependencies could not be resolved. */
    MavenResolutionResult resolved(Request.Module module) {
        SourceFile document = documents.get(module);
        return document == null ? null : document.getMarkers().findFirst(MavenResolutionResult.class).orElse(null);
    }

    /** Modules whose POM or one of its dependencies could not be resolved, and the first reason. */
    List<String> unresolved() {
        return request.modules().stream().filter(module -> resolved(module) == null)
                .map(module -> (module.path().isEmpty() ? "the root" : module.path()) + " (" + reason(documents.get(module)) + ")")
                .toList();
    }

    /** OpenRewrite gives the whole POM with its message as a marker in it. */
    private static String reason(SourceFile document) {
        String text = document == null ? "" : document.getMarkers().findFirst(ParseExceptionResult.class)
                .map(ParseExceptionResult::getMessage).orElse("");
        Matcher message = MESSAGE.matcher(text);
        return message.find() ? message.group(1) : "its POM could not be resolved";
    }

    Set<String> missing() {
        return missing;
    }

    /**
     * Jars, and for other modules of the project their source directories: javac completes the types it is asked for from either, so
     * nothing needs to be compiled.
     */
    List<Path> classpath(Request.Module module, Scope... scopes) {
        MavenResolutionResult resolved = resolved(module);
        Set<Path> entries = new LinkedHashSet<>();
        for (Scope scope : resolved == null ? new Scope[0] : scopes) {
            for (ResolvedDependency dependency : resolved.getDependencies().getOrDefault(scope, List.of())) {
                Request.Module other = byCoordinates.get(dependency.getGroupId() + ":" + dependency.getArtifactId());
                entries.addAll(other == null ? jar(dependency) : sources(other, dependency));
            }
        }
        return new ArrayList<>(entries);
    }

    private Collection<Path> jar(ResolvedDependency dependency) {
        String type = dependency.getType();
        if (type != null && !type.equals("jar")) {
            return List.of();
        }
        Path jar = downloader.downloadArtifact(dependency);
        if (jar == null) {
            missing.add(dependency.getGroupId() + ":" + dependency.getArtifactId() + ":" + dependency.getVersion());
            return List.of();
        }
        return List.of(jar);
    }

    private Collection<Path> sources(Request.Module module, ResolvedDependency dependency) {
        boolean tests = "tests".equals(dependency.getClassifier()) || "test-jar".equals(dependency.getType());
        Path directory = request.root().resolve(module.path());
        return (tests ? module.testSources() : module.mainSources()).stream()
                .map(directory::resolve).filter(request::holds).toList();
    }

    /** As the compiler plugin gets it: `release`, `source` or `target` of its configuration, then the properties. */
    String compilerOption(Request.Module module, String name) {
        MavenResolutionResult resolved = resolved(module);
        if (resolved == null) {
            return null;
        }
        ResolvedPom pom = resolved.getPom();
        return Stream.concat(pom.getPlugins().stream(), pom.getPluginManagement().stream())
                .filter(plugin -> plugin.getArtifactId().equals(COMPILER))
                .map(plugin -> configured(pom, plugin, name))
                .filter(value -> value != null)
                .findFirst().orElseGet(() -> value(pom, "${maven.compiler." + name + "}"));
    }

    private static String configured(ResolvedPom pom, Plugin plugin, String name) {
        String text = plugin.getConfigurationStringValue(name);
        return text == null ? null : value(pom, text);
    }

    String encoding(Request.Module module) {
        MavenResolutionResult resolved = resolved(module);
        String configured = compilerOption(module, "encoding");
        return configured != null || resolved == null ? configured : value(resolved.getPom(), "${project.build.sourceEncoding}");
    }

    /** Null when a placeholder stays. */
    private static String value(ResolvedPom pom, String text) {
        String found = pom.getValue(text);
        return found == null || found.isBlank() || found.contains("${") ? null : found.strip();
    }
}
