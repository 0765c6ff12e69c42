package shop;

import com.baomidou.mybatisplus.extension.plugins.pagination.Page;
import com.baomidou.mybatisplus.mapper.BaseMapper;
import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

public interface TripMapper extends BaseMapper<Trip> {

    List<Trip> find(Page<Trip> page, @Param("town") String town);

    @Select("select * from trip where town = #{town}")
    List<Trip> other(Page page, @Param("town") String town);
}
