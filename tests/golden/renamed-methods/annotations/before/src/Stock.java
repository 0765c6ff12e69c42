import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;

@FeignClient(name = "stock", decode404 = true, qualifier = "stockClient")
interface Stock {
    @CompoundIndex(name = "names", def = "{'name': 1}", dropDups = true)
    class Item {
        @Indexed(dropDups = true, unique = true)
        String name;
        @Indexed(dropDups = false)
        String kind;
    }
}
