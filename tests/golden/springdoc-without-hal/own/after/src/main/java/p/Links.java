package p;

@Configuration
class Links {
    @Bean
    public LinkDiscoverers discoverers() {
        return new LinkDiscoverers(SimplePluginRegistry.create(List.of(new CollectionJsonLinkDiscoverer())));
    }
}
