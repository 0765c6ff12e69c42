package autobuilder.openrewrite;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.openrewrite.Recipe;
import org.openrewrite.config.DeclarativeRecipe;
import org.openrewrite.config.YamlResourceLoader;

/**
 * The recipe that a rewrite.yml composes. OpenRewrite's own environment instantiates and describes every recipe of the class path, some
 * 5 CPU seconds; recipes that are classes are loaded by their name, so only the declarative ones need a table.
 */
final class Recipes {
    private Recipes() {
    }

    static Recipe compose(String yaml, String name) throws IOException {
        Map<String, Recipe> known = new LinkedHashMap<>();
        for (Recipe recipe : load(yaml.getBytes(StandardCharsets.UTF_8), URI.create("rewrite.yml"))) {
            known.put(recipe.getName(), recipe);
        }
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (entry.endsWith(".jar")) {
                declared(new File(entry)).forEach(recipe -> known.putIfAbsent(recipe.getName(), recipe));
            }
        }
        Recipe composed = known.get(name);
        ((DeclarativeRecipe) composed).initialize(known.values(), Map.of());
        return composed;
    }

    private static List<Recipe> declared(File file) throws IOException {
        List<Recipe> found = new ArrayList<>();
        try (JarFile jar = new JarFile(file)) {
            for (ZipEntry entry : jar.stream().filter(Recipes::holdsRecipes).toList()) {
                try (InputStream content = jar.getInputStream(entry)) {
                    found.addAll(load(content.readAllBytes(), URI.create(entry.getName())));
                }
            }
        }
        return found;
    }

    private static boolean holdsRecipes(ZipEntry entry) {
        return entry.getName().matches("META-INF/rewrite/[^/]+\\.ya?ml");
    }

    private static Collection<Recipe> load(byte[] yaml, URI source) {
        return new YamlResourceLoader(new ByteArrayInputStream(yaml), source, new Properties()).listRecipes();
    }
}
