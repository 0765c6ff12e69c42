package shop;

import com.baomidou.mybatisplus.mapper.BaseMapper;
import com.baomidou.mybatisplus.plugins.Page;
import com.baomidou.mybatisplus.plugins.pagination.Pagination;
import java.util.List;
import org.apache.ibatis.annotations.Select;

public interface TripMapper extends BaseMapper<Trip> {

    List<Trip> find(Page<Trip> page, String town);

    @Select("select * from trip where town = #{town}")
    List<Trip> other(Pagination page, String town);
}
