package clinic;

public class OwnersInMemory implements Owners {
}
