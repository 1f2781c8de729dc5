import type { Expectation, Scenario } from '../scenario.ts'
import { AttributionEvaluator } from './attribution.ts'
import { CountEvaluator } from './count.ts'
import type { Evaluator } from './evaluator.ts'
import { IncidentsEvaluator } from './incidents.ts'
import { VerdictEvaluator } from './verdict.ts'

export function evaluatorOf(expectation: Expectation, scenario: Scenario): Evaluator {
  switch (expectation.kind) {
    case 'count':
      return new CountEvaluator(expectation)
    case 'verdict':
      return new VerdictEvaluator(expectation, scenario)
    case 'incidents':
      return new IncidentsEvaluator(expectation, scenario)
    case 'attribution':
      return new AttributionEvaluator(expectation)
  }
}
