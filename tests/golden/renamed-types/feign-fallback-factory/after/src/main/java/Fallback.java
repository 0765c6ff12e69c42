import org.springframework.cloud.openfeign.FallbackFactory;

public class Fallback implements FallbackFactory<Client> {
    @Override
    public Client create(Throwable cause) {
        return () -> "none";
    }
}
