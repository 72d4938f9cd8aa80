package kiln.bench

import java.util.concurrent.TimeUnit
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException

/** Block steps as CPS code, so that their state is part of the program's: enter, run the body, always leave. */
class BlockSteps implements Serializable {
    private static final long serialVersionUID = 1L

    def block(String step, Map args, Closure body) {
        int block = Steps.enter(step, args)
        String outcome = 'success'
        try {
            return body()
        } catch (FlowInterruptedException e) {
            outcome = 'aborted'
            throw e
        } catch (Throwable e) {
            outcome = 'failure'
            throw e
        } finally {
            Steps.leave(block, outcome)
        }
    }

    def branch(String name, Closure body) {
        return block('parallel', [branch: name], body)
    }

    /** RetryStepExecution: an actual interruption is not retried, a time-out of a `timeout` inside is. */
    def retry(String step, Map args, Closure body) {
        return block(step, args) {
            int left = args.count
            while (true) {
                left--
                try {
                    return body()
                } catch (Throwable e) {
                    if (left <= 0 || e instanceof FlowInterruptedException && e.isActualInterruption()) {
                        throw e
                    }
                    Console.error(e)
                    Console.log('Retrying')
                }
            }
        }
    }

    /** TimeoutStepExecution: its own interruption stops being an actual one where it leaves the step. */
    def timeout(String step, Map args, Closure body) {
        TimeUnit.valueOf((args.unit ?: 'MINUTES').toString()).toMillis(args.time as long)
        int block = Steps.enter(step, args)
        String outcome = 'success'
        try {
            return body()
        } catch (FlowInterruptedException e) {
            outcome = 'aborted'
            Console.leaveTimeout(e, block)
            throw e
        } catch (Throwable e) {
            outcome = 'failure'
            throw e
        } finally {
            Steps.leave(block, outcome)
        }
    }

    /** CatchErrorStep: interruptions are caught by default too, and make the build ABORTED. */
    def catchError(String step, Map args, Closure body) {
        try {
            block(step, args, body)
        } catch (Throwable e) {
            if (args.catchInterruptions == false && e instanceof FlowInterruptedException && e.isActualInterruption()) {
                throw e
            }
            if (args.message) {
                Console.log('ERROR: ' + args.message)
            }
            Console.error(e)
            String result = e instanceof FlowInterruptedException ? 'ABORTED' : (args.containsKey('buildResult') ? args.buildResult : 'FAILURE')
            Console.worsen(result)
        }
        return null
    }

    /** WarnErrorStep: catchError with UNSTABLE. */
    def warnError(String step, Map args, Closure body) {
        return catchError(step, args + [buildResult: 'UNSTABLE'], body)
    }
}
