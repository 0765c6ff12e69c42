package autobuilder.openrewrite;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.openrewrite.InMemoryExecutionContext;
import org.openrewrite.PrintOutputCapture;
import org.openrewrite.Recipe;
import org.openrewrite.Result;
import org.openrewrite.SourceFile;
import org.openrewrite.binary.Binary;
import org.openrewrite.config.RecipeDescriptor;
import org.openrewrite.internal.InMemoryLargeSourceSet;
import org.openrewrite.internal.ListUtils;
import org.openrewrite.java.tree.J;
import org.openrewrite.quark.Quark;
import org.openrewrite.remote.Remote;
import org.openrewrite.style.NamedStyles;
import org.openrewrite.tree.ParseError;
import org.openrewrite.xml.tree.Xml;

/** Parse, run the recipes, write what changed. */
final class Run {
    private static final PrintOutputCapture.MarkerPrinter NO_MARKERS = new PrintOutputCapture.MarkerPrinter() {
    };

    private static final int MOST_ERRORS = 50;

    private final Request request;
    private final Map<String, List<String>> changed = new TreeMap<>();
    private final Map<String, List<String>> deleted = new TreeMap<>();
    private final List<String> unparsed = new ArrayList<>();
    private final Set<String> errors = new LinkedHashSet<>();
    private final Map<String, Double> seconds = new LinkedHashMap<>();
    private long since = System.nanoTime();

    Run(Request request) {
        this.request = request;
    }

    Report report() throws IOException {
        InMemoryExecutionContext ctx = new InMemoryExecutionContext(this::note);
        Recipe recipe = Recipes.compose(request.recipes(), request.active());
        recipe.validateAll().stream().flatMap(found -> found.failures().stream())
                .forEach(found -> errors.add("invalid recipe: " + found.getProperty() + ": " + found.getMessage()));
        lap("recipes");
        Poms poms = new Poms(request, ctx);
        lap("poms");
        List<SourceFile> files = styled(parsed(new Sources(request, poms, ctx)));
        lap("parse");
        List<Result> results = recipe.run(new InMemoryLargeSourceSet(files), ctx).getChangeset().getAllResults();
        lap("run");
        for (Result result : results) {
            write(result);
        }
        lap("write");
        return new Report(
                changed, deleted, unparsed, List.copyOf(poms.missing()), poms.unresolved(), List.copyOf(errors), seconds);
    }

    private void note(Throwable problem) {
        String text = problem.toString();
        if (errors.size() < MOST_ERRORS) {
            errors.add(text.substring(0, Math.min(text.length(), 500)));
        }
    }

    private void lap(String phase) {
        long now = System.nanoTime();
        seconds.put(phase, (now - since) / 1e9);
        since = now;
    }

    private List<SourceFile> parsed(Sources sources) throws IOException {
        List<SourceFile> files = new ArrayList<>();
        for (Request.Module module : request.modules()) {
            files.addAll(sources.parse(module));
        }
        files.stream().filter(ParseError.class::isInstance).forEach(file -> unparsed.add(file.getSourcePath().toString()));
        return files;
    }

    /** Indentation, import order and the like as the project's own files have them. */
    private static List<SourceFile> styled(List<SourceFile> files) {
        var java = org.openrewrite.java.style.Autodetect.detector();
        var xml = org.openrewrite.xml.style.Autodetect.detector();
        for (SourceFile file : files) {
            if (file instanceof J.CompilationUnit) {
                java.sample(file);
            }
            xml.sample(file);
        }
        NamedStyles ofJava = java.build();
        NamedStyles ofXml = xml.build();
        return ListUtils.map(files, file -> file instanceof J.CompilationUnit ? styled(file, ofJava)
                : file instanceof Xml.Document ? styled(file, ofXml) : file);
    }

    private static SourceFile styled(SourceFile file, NamedStyles style) {
        return file.withMarkers(file.getMarkers().add(style));
    }

    private void write(Result result) throws IOException {
        SourceFile before = result.getBefore();
        SourceFile after = result.getAfter();
        List<String> names = innermost(result);
        if (before != null && (after == null || !before.getSourcePath().equals(after.getSourcePath()))) {
            deleted.put(before.getSourcePath().toString(), names);
        }
        if (after == null || after instanceof Quark || after instanceof Remote || onlySpaces(result)) {
            return;
        }
        Path place = request.out().resolve(after.getSourcePath()).normalize();
        if (!place.startsWith(request.out())) {
            throw new IOException("A recipe would write outside of the project: " + after.getSourcePath());
        }
        Files.createDirectories(place.getParent());
        Files.write(place, content(after));
        changed.put(request.out().relativize(place).toString(), names);
    }

    /** Changes of white space alone are side effects of formatting: the Maven plugin does not write them either. */
    private static boolean onlySpaces(Result result) {
        return result.getBefore() != null && result.diff(Path.of(""), NO_MARKERS, true).isEmpty();
    }

    private static byte[] content(SourceFile file) {
        if (file instanceof Binary binary) {
            return binary.getBytes();
        }
        Charset charset = file.getCharset() == null ? StandardCharsets.UTF_8 : file.getCharset();
        String mark = file.isCharsetBomMarked() ? "\uFEFF" : "";
        return (mark + file.printAll(new PrintOutputCapture<>(0, NO_MARKERS))).getBytes(charset);
    }

    /** The recipes that did it, without the ones that only compose others. */
    private static List<String> innermost(Result result) {
        Set<String> names = new LinkedHashSet<>();
        result.getRecipeDescriptorsThatMadeChanges().forEach(recipe -> collect(recipe, names));
        return List.copyOf(names);
    }

    private static void collect(RecipeDescriptor recipe, Set<String> names) {
        if (recipe.getRecipeList().isEmpty()) {
            names.add(recipe.getName());
        }
        recipe.getRecipeList().forEach(inner -> collect(inner, names));
    }
}
