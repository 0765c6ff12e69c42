package shop;

import com.baomidou.mybatisplus.core.metadata.OrderItem;
import com.baomidou.mybatisplus.extension.plugins.pagination.Page;
import java.util.List;

public class Trips {

    private TripMapper mapper;

    public Page<Trip> find(String town, int number) {
        Page<Trip> page = new Page<Trip>(number, 20).addOrder(OrderItem.desc("at"));
        if (!page.searchCount()) {
            page.addOrder(OrderItem.ascs("town", "id"));
        }
        page.setRecords(mapper.find(page, town));
        return page;
    }

    public List<Trip> ordered(String town) {
        Page<Trip> page = new Page<Trip>(1, 5);
        page.addOrder(OrderItem.desc("town"));
        long skipped = page.offset() + page.getSize();
        return mapper.other(new Page<>(1, (int) skipped), town);
    }
}
