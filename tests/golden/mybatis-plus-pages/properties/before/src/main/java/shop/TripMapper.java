package shop;

import com.baomidou.mybatisplus.mapper.BaseMapper;
import com.baomidou.mybatisplus.plugins.Page;
import java.util.List;
import org.apache.ibatis.annotations.Select;

public interface TripMapper extends BaseMapper<Trip> {

    @Select("select * from trip where town = #{town} and at > #{since}")
    List<Trip> find(Page<Trip> page, TripQuery query);
}
