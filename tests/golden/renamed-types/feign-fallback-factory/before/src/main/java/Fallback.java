import feign.hystrix.FallbackFactory;

public class Fallback implements FallbackFactory<Client> {
    @Override
    public Client create(Throwable cause) {
        return () -> "none";
    }
}
