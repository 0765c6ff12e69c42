package p;

@Component
class Links {
    Links(LinkDiscoverers discoverers) {}
}
