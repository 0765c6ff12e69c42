package shop;

import com.baomidou.mybatisplus.plugins.Page;
import com.baomidou.mybatisplus.plugins.pagination.Pagination;
import java.util.Arrays;
import java.util.List;

public class Trips {

    private TripMapper mapper;

    public Page<Trip> find(String town, int number) {
        Page<Trip> page = new Page<>(number, 20, "at", false);
        if (!page.isSearchCount()) {
            page.setAscs(Arrays.asList("town", "id"));
        }
        page.setRecords(mapper.find(page, town));
        return page;
    }

    public List<Trip> ordered(String town) {
        Page<Trip> page = new Page<Trip>(1, 5);
        page.setOrderByField("town");
        page.setAsc(false);
        long skipped = page.getOffset() + page.getLimit();
        return mapper.other(new Pagination(1, (int) skipped), town);
    }
}
