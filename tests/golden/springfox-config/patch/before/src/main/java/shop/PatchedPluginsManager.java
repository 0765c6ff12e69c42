package shop;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Primary;
import org.springframework.plugin.core.PluginRegistry;
import org.springframework.stereotype.Component;
import springfox.documentation.spi.DocumentationType;
import springfox.documentation.spi.service.ResourceGroupingStrategy;
import springfox.documentation.spring.web.SpringGroupingStrategy;
import springfox.documentation.spring.web.plugins.DocumentationPluginsManager;

@Primary
@Component
public class PatchedPluginsManager extends DocumentationPluginsManager {

    @Autowired
    private PluginRegistry<ResourceGroupingStrategy, DocumentationType> strategies;

    @Override
    public ResourceGroupingStrategy resourceGroupingStrategy(DocumentationType type) {
        return strategies.getPluginOrDefaultFor(type, new SpringGroupingStrategy());
    }
}
