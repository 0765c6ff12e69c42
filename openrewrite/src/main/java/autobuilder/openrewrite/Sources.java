package autobuilder.openrewrite;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openrewrite.ExecutionContext;
import org.openrewrite.Parser;
import org.openrewrite.SourceFile;
import org.openrewrite.Tree;
import org.openrewrite.java.JavaParser;
import org.openrewrite.java.internal.JavaTypeCache;
import org.openrewrite.java.marker.JavaProject;
import org.openrewrite.java.marker.JavaSourceSet;
import org.openrewrite.java.marker.JavaVersion;
import org.openrewrite.json.JsonParser;
import org.openrewrite.marker.BuildTool;
import org.openrewrite.marker.Marker;
import org.openrewrite.maven.tree.MavenResolutionResult;
import org.openrewrite.maven.tree.Scope;
import org.openrewrite.properties.PropertiesParser;
import org.openrewrite.quark.QuarkParser;
import org.openrewrite.text.PlainTextParser;
import org.openrewrite.xml.XmlParser;
import org.openrewrite.yaml.YamlParser;

/** Parses a module's files in the order and with the markers of OpenRewrite's Maven plugin, which recipes count on. */
final class Sources {
    private static final long TOO_LARGE = 10L << 20;
    private static final Set<String> OUTPUT = Set.of(
            "build", "target", "out", ".sonar", ".gradle", ".idea", ".project", "node_modules", ".git", ".metadata");
    private static final String TEXT = "{*.adoc,*.aj,*.bash,*.bat,CODEOWNERS,*.css,*.config,Dockerfile*,*.env,.gitattributes,.gitignore,"
            + "*.htm*,gradlew,.java-version,*.jelly,*.jsp,*.ksh,*.lock,lombok.config,*.md,*.mf,spring.factories,mvnw,mvnw.cmd,"
            + "*.qute.java,.sdkmanrc,*.sh,*.sql,*.svg,*.tsx,*.txt,*.py}";

    private final Request request;
    private final Poms poms;
    private final ExecutionContext ctx;
    private final Set<Path> parsed = new HashSet<>();
    private final Set<Path> modules = new HashSet<>();
    private final PathMatcher text;

    Sources(Request request, Poms poms, ExecutionContext ctx) {
        this.request = request;
        this.poms = poms;
        this.ctx = ctx;
        this.text = request.root().getFileSystem().getPathMatcher("glob:" + TEXT);
        request.modules().forEach(module -> modules.add(directory(module)));
    }

    private Path directory(Request.Module module) {
        return request.root().resolve(module.path()).normalize();
    }

    List<SourceFile> parse(Request.Module module) throws IOException {
        List<Marker> project = project(module);
        Path directory = directory(module);
        List<SourceFile> found = new ArrayList<>();
        SourceFile pom = poms.document(module);
        if (pom != null && module.pom().startsWith(request.root()) && parsed.add(module.pom())) {
            found.add(marked(pom, project));
        }
        List<Path> main = poms.classpath(module, Scope.Compile, Scope.Provided);
        found.addAll(sourceSet(module, "main", module.mainSources(), main, project));
        List<Path> test = new ArrayList<>(existing(directory, module.mainSources()));
        test.addAll(poms.classpath(module, Scope.Test, Scope.Provided));
        found.addAll(sourceSet(module, "test", module.testSources(), test, project));
        resources(directory, module).forEach(file -> found.add(marked(file, project)));
        return found;
    }

    private List<Marker> project(Request.Module module) {
        MavenResolutionResult resolved = poms.resolved(module);
        BuildTool tool = new BuildTool(Tree.randomId(), BuildTool.Type.valueOf(request.buildTool()), "");
        if (resolved == null) {
            return List.of(tool, new JavaProject(Tree.randomId(), module.path(), null));
        }
        String name = resolved.getPom().getRequested().getName();
        return List.of(tool, new JavaProject(Tree.randomId(), name == null ? resolved.getPom().getArtifactId() : name,
                new JavaProject.Publication(
                        resolved.getPom().getGroupId(), resolved.getPom().getArtifactId(), resolved.getPom().getVersion())));
    }

    private List<SourceFile> sourceSet(
            Request.Module module, String name, List<String> directories, List<Path> classpath, List<Marker> project) throws IOException {
        Path directory = directory(module);
        List<Path> files = new ArrayList<>();
        for (Path place : existing(directory, directories)) {
            files.addAll(below(place, module).stream().filter(file -> file.toString().endsWith(".java")).toList());
        }
        files.removeIf(file -> !parsed.add(file));
        List<Marker> markers = new ArrayList<>(project);
        markers.add(JavaSourceSet.build(name, classpath));
        markers.add(version(module));
        List<SourceFile> found = new ArrayList<>();
        if (!files.isEmpty()) {
            javaParser(module).classpath(classpath).typeCache(new JavaTypeCache()).build()
                    .parse(files, request.root(), ctx).forEach(file -> found.add(marked(file, markers)));
        }
        resources(directory.resolve("src").resolve(name).resolve("resources"), module)
                .forEach(file -> found.add(marked(file, markers)));
        return found;
    }

    private JavaParser.Builder<? extends JavaParser, ?> javaParser(Request.Module module) {
        JavaParser.Builder<? extends JavaParser, ?> parser = JavaParser.fromJavaVersion().logCompilationWarningsAndErrors(false);
        String encoding = poms.encoding(module);
        return encoding == null ? parser : parser.charset(Charset.forName(encoding));
    }

    private List<Path> existing(Path directory, List<String> places) {
        return places.stream().map(place -> directory.resolve(place).normalize())
                .filter(request::holds).toList();
    }

    private JavaVersion version(Request.Module module) {
        String runtime = System.getProperty("java.specification.version");
        String release = poms.compilerOption(module, "release");
        String source = release != null ? release : poms.compilerOption(module, "source");
        String target = release != null ? release : poms.compilerOption(module, "target");
        return new JavaVersion(Tree.randomId(), runtime, System.getProperty("java.vm.vendor"),
                source == null ? runtime : source, target != null ? target : source != null ? source : runtime);
    }

    /** Everything else below the directory that no parser had yet, by kind of file. */
    private List<SourceFile> resources(Path directory, Request.Module module) throws IOException {
        Map<Parser, List<Path>> kinds = new LinkedHashMap<>();
        Parser java = javaParser(module).build();
        Parser plain = new PlainTextParser();
        Parser opaque = new QuarkParser();
        List<Parser> parsers = List.of(
                java, new JsonParser(), new XmlParser(), new YamlParser(), new PropertiesParser(), plain, opaque);
        parsers.forEach(parser -> kinds.put(parser, new ArrayList<>()));
        for (Path file : request.holds(directory) ? below(directory, module) : List.<Path>of()) {
            if (!parsed.add(file)) {
                continue;
            }
            Parser parser = Files.size(file) > TOO_LARGE ? opaque : isText(file) ? plain
                    : parsers.stream().filter(one -> one != plain && one.accept(file)).findFirst().orElse(opaque);
            kinds.get(parser).add(file);
        }
        List<SourceFile> found = new ArrayList<>();
        kinds.forEach((parser, files) -> parser.parse(files, request.root(), ctx).forEach(found::add));
        return found;
    }

    private boolean isText(Path file) {
        String path = file.toString();
        return text.matches(file.getFileName()) || path.contains("/META-INF/services/") || path.contains("/META-INF/spring/");
    }

    /** Regular files of the module: no links, no build output, nothing of another module. */
    private List<Path> below(Path start, Request.Module module) throws IOException {
        List<Path> found = new ArrayList<>();
        Path own = directory(module);
        Files.walkFileTree(start, Set.of(), 32, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                boolean other = modules.contains(directory) && !directory.equals(own);
                return other || isOutput(own.relativize(directory)) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile()) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }

    private static boolean isOutput(Path path) {
        for (Path part : path) {
            if (part.toString().equals("src")) {
                return false;
            }
            if (OUTPUT.contains(part.toString())) {
                return true;
            }
        }
        return false;
    }

    private static SourceFile marked(SourceFile file, List<Marker> markers) {
        var all = file.getMarkers();
        for (Marker marker : markers) {
            all = all.addIfAbsent(marker);
        }
        return file.withMarkers(all);
    }
}
