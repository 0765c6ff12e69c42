import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;

@FeignClient(name = "stock", dismiss404 = true, qualifiers = "stockClient")
interface Stock {
    @CompoundIndex(name = "names", def = "{'name': 1}")
    class Item {
        @Indexed(unique = true)
        String name;
        @Indexed
        String kind;
    }
}
