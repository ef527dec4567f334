// The parts of ECharts that charts.js draws with. Canvas, as it needs neither <style> nor data: images; no HTML tooltips are used.
import { BarChart, GraphChart, HeatmapChart, LineChart, ScatterChart } from "echarts/charts";
import {
  AriaComponent, DataZoomInsideComponent, DataZoomSliderComponent, GridComponent, LegendPlainComponent, TooltipComponent,
  VisualMapContinuousComponent,
} from "echarts/components";
import { registerLocale, use } from "echarts/core";
import { LabelLayout } from "echarts/features";
import { CanvasRenderer } from "echarts/renderers";
import zh from "echarts/lib/i18n/langZH.js";

use([
  BarChart, GraphChart, HeatmapChart, LineChart, ScatterChart,
  AriaComponent, DataZoomInsideComponent, DataZoomSliderComponent, GridComponent, LegendPlainComponent, TooltipComponent,
  VisualMapContinuousComponent, LabelLayout, CanvasRenderer,
]);
registerLocale("ZH", zh);

export { init } from "echarts/core";
