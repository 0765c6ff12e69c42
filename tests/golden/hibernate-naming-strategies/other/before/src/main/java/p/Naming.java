package p;

class SpringPhysicalNamingStrategy {
    String physicalNamingStrategy;
}
